import fc from "fast-check";
import { type ModelSketch, type RelationSketch, type SchemaSketch, sketchOf } from "../schema/sketch.ts";
import type { Aim } from "./literal.ts";
import { paging } from "./paging.ts";
import { where } from "./where.ts";

type Entries = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 3;

/** A `select` of scalars and relations, these with arguments of their own; or none at all. */
export function selection(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  depth = 0,
): fc.Arbitrary<Entries | undefined> {
  const nests = depth < DEPTH_MAX && model.relations.length > 0;
  return fc.oneof(
    { weight: nests ? 1 : 2, arbitrary: fc.constant(undefined) },
    { weight: nests ? 4 : 2, arbitrary: entries(schema, aim, model, nests, depth) },
  );
}

function entries(
  schema: SchemaSketch,
  aim: Aim,
  model: ModelSketch,
  nests: boolean,
  depth: number,
): fc.Arbitrary<Entries> {
  const names = model.fields.map((field) => field.name);
  const scalars = fc
    .subarray(names, { minLength: nests ? 0 : 1 })
    .map((chosen) => Object.fromEntries(chosen.map((name) => [name, true])));
  const left = fc
    .constantFrom(...names, null)
    .chain((name) => fc.constantFrom(undefined, false).map((no) => (name === null ? {} : { [name]: no })));
  const related = nests ? relations(schema, aim, model, depth) : fc.constant({});
  return fc
    .tuple(left, scalars, related)
    .map(([none, some, nested]) => ({ ...none, ...some, ...nested }))
    .map((select) => (Object.values(select).some(Boolean) ? select : { ...select, [names[0] ?? ""]: true }));
}

function relations(schema: SchemaSketch, aim: Aim, model: ModelSketch, depth: number): fc.Arbitrary<Entries> {
  const width = depth === 0 ? 2 : 1;
  return fc
    .shuffledSubarray([...model.relations], {
      minLength: 1,
      maxLength: Math.min(width, model.relations.length),
    })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(
          chosen.map((relation) => [relation.name, relationArguments(schema, aim, relation, depth)]),
        ),
        { noNullPrototype: true },
      ),
    );
}

function relationArguments(
  schema: SchemaSketch,
  aim: Aim,
  relation: RelationSketch,
  depth: number,
): fc.Arbitrary<unknown> {
  const target = sketchOf(schema, relation.target);
  const isMany = relation.kind === "hasMany" || relation.kind === "manyToMany";
  const args = fc
    .tuple(
      selection(schema, aim, target, depth + 1),
      fc.option(where(aim, target), { freq: 2, nil: undefined }),
      isMany ? paging(target) : fc.constant({}),
    )
    .map(([select, filter, page]) => ({ select, where: filter, ...page }));
  return fc.oneof({ weight: 1, arbitrary: fc.constant(true) }, { weight: 5, arbitrary: args });
}
