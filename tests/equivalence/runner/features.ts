import type { Step } from "../history.ts";
import type { Call } from "../oracle/call.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import {
  keyName,
  keysOf,
  type ModelSketch,
  type RelationSketch,
  type SchemaSketch,
  sketchOf,
} from "../schema/sketch.ts";
import { dataFeatures } from "./data-features.ts";
import { schemaFeatures } from "./schema-features.ts";
import { whereFeatures } from "./where-features.ts";

type Entries = Readonly<Record<string, unknown>>;

/** What a step makes use of, in words of the closed list. */
export function stepFeatures(schema: SchemaSketch, step: Step): readonly (readonly string[])[] {
  if (step.kind === "call") return [callFeatures(schema, step.call)];
  const nested = step.steps.some((inner) => inner.kind === "transaction");
  const around = [`transaction ${step.end}`, ...(nested ? ["transaction in transaction"] : [])];
  return step.steps.flatMap((inner) =>
    stepFeatures(schema, inner).map((features) => [...features, ...around]),
  );
}

function callFeatures(schema: SchemaSketch, call: Call): readonly string[] {
  const model = sketchOf(schema, call.model);
  const args: Entries = isPlainObject(call.args) ? call.args : {};
  return [
    ...new Set([
      call.method,
      ...schemaFeatures(model),
      ...keyFeatures(model, args.where),
      ...(args.where === undefined ? [] : whereFeatures(model, args.where)),
      ...pagingFeatures(args, ""),
      ...selectFeatures(schema, model, args.select, 1),
      ...dataFeatures(model, call.method, args),
    ]),
  ];
}

function keyFeatures(model: ModelSketch, where: unknown): readonly string[] {
  if (!isPlainObject(where)) return [];
  return keysOf(model).flatMap((key) => {
    const name = keyName(key);
    if (key.fields.length === 1) return Object.hasOwn(where, name) ? ["key of one field"] : [];
    if (Object.hasOwn(where, name)) return ["key nested"];
    return key.fields.every((field) => Object.hasOwn(where, field)) ? ["key flat"] : [];
  });
}

function pagingFeatures(args: Entries, prefix: string): readonly string[] {
  const { orderBy, take, skip } = args;
  const features: string[] = [];
  if (isPlainObject(orderBy)) features.push("orderBy object");
  if (Array.isArray(orderBy)) features.push(orderBy.length === 0 ? "orderBy empty" : "orderBy list");
  if (take !== undefined) features.push(take === 0 ? "take 0" : "take");
  if (skip !== undefined) features.push("skip");
  return features.map((feature) => prefix + feature);
}

function selectFeatures(
  schema: SchemaSketch,
  model: ModelSketch,
  select: unknown,
  depth: number,
): readonly string[] {
  if (!isPlainObject(select)) return [];
  return model.relations.flatMap((relation) => {
    const value = select[relation.name];
    if (value === undefined || value === false) return [];
    const target = sketchOf(schema, relation.target);
    const args = isPlainObject(value) ? value : {};
    return [
      ...relationFeatures(model, relation),
      `depth ${depth}`,
      ...(args.where === undefined ? [] : ["nested where", ...whereFeatures(target, args.where)]),
      ...pagingFeatures(args, "nested "),
      ...selectFeatures(schema, target, args.select, depth + 1),
    ];
  });
}

function relationFeatures(model: ModelSketch, relation: RelationSketch): readonly string[] {
  return relation.target === model.name ? [relation.kind, "relation to self"] : [relation.kind];
}
