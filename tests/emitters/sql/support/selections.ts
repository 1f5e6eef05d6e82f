import fc from "fast-check";
import { type Catalog, type Model, modelOf, type Relation } from "../../../../ir/catalog.ts";
import { filter } from "../../../../ir/logical/filter.ts";
import { limit, type RowCount } from "../../../../ir/logical/limit.ts";
import type { Rows } from "../../../../ir/logical/logical-plan.ts";
import {
  fieldOutput,
  nestOutput,
  type Output,
  type Project,
  project,
} from "../../../../ir/logical/project.ts";
import { related } from "../../../../ir/logical/related.ts";
import { scan } from "../../../../ir/logical/scan.ts";
import { sort } from "../../../../ir/logical/sort.ts";
import type { Strategy } from "../../../../ir/physical/physical-plan.ts";
import { conditionFor, PAGE, shifted, sortFor } from "./arbitraries.ts";

/** A query with the values of its slots, and a strategy for each nest. */
export interface Selection {
  readonly query: Project;
  readonly values: readonly unknown[];
  readonly nests: Readonly<Record<string, Strategy>>;
}

interface Draft {
  readonly build: (leaf: Rows, path: string, values: unknown[], nests: Record<string, Strategy>) => Project;
}

export function selectionFor(catalog: Catalog, name: string, depth: number): fc.Arbitrary<Selection> {
  return draftFor(catalog, modelOf(catalog, name), depth).map(({ build }) => {
    const values: unknown[] = [];
    const nests: Record<string, Strategy> = {};
    const query = build(scan(name), "", values, nests);
    return { query, values, nests };
  });
}

function draftFor(catalog: Catalog, model: Model, depth: number): fc.Arbitrary<Draft> {
  const names = model.fields.map((field) => field.name);
  const sortable = model.fields.filter((field) => field.kind !== "json").map((field) => field.name);
  return fc
    .record({
      fields: fc.subarray(names, { minLength: 1 }),
      nests: depth === 0 ? fc.constant([]) : nestsFor(catalog, model, depth - 1),
      condition: fc.option(
        conditionFor(
          model,
          names.filter((field) => field !== "id"),
        ),
        { freq: 2 },
      ),
      by: fc.option(sortFor(sortable), { freq: 2 }),
      take: PAGE,
      skip: PAGE,
    })
    .map(
      ({ fields, nests, condition, by, take, skip }): Draft => ({
        build(leaf, path, values, strategies) {
          let rows = leaf;
          if (condition !== null) {
            const offset = values.length;
            values.push(...condition.values);
            rows = filter(rows, shifted(condition.predicate, offset));
          }
          if (by !== null) {
            rows = sort(rows, by);
            if (take !== null || skip !== null)
              rows = limit(rows, slotOf(take, values), slotOf(skip, values));
          }
          const outputs: Output[] = fields.map(fieldOutput);
          for (const nest of nests) outputs.push(nest(path, values, strategies));
          return project(rows, outputs);
        },
      }),
    );
}

type NestDraft = (path: string, values: unknown[], nests: Record<string, Strategy>) => Output;

function nestsFor(catalog: Catalog, model: Model, depth: number): fc.Arbitrary<NestDraft[]> {
  return fc
    .subarray([...model.relations], { maxLength: Math.min(2, model.relations.length) })
    .chain((relations) => fc.tuple(...relations.map((relation) => nestFor(catalog, relation, depth))));
}

function nestFor(catalog: Catalog, relation: Relation, depth: number): fc.Arbitrary<NestDraft> {
  const strategy = fc.constantFrom<Strategy>("correlated", "grouped");
  return fc.tuple(draftFor(catalog, modelOf(catalog, relation.target), depth), strategy).map(
    ([draft, chosen]): NestDraft =>
      (parent, values, nests) => {
        const path = parent === "" ? relation.name : `${parent}.${relation.name}`;
        nests[path] = chosen;
        const plan = draft.build(related(relation.target, relation.link), path, values, nests);
        const single = relation.cardinality === "many" ? plan : firstOf(plan);
        return nestOutput(relation.name, relation.cardinality, false, single);
      },
  );
}

/** A to-one whose rows may be many is lowered to the first by primary key. */
function firstOf({ input, outputs }: Project): Project {
  const one: RowCount = { kind: "literal", value: 1 };
  return project(limit(sort(input, [{ field: "id", direction: "asc" }]), one, null), outputs);
}

function slotOf(count: number | null, values: unknown[]): RowCount | null {
  return count === null ? null : { kind: "slot", slot: values.push(count) - 1 };
}
