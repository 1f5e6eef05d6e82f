import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { modelOf } from "../../../ir/catalog.ts";
import { count } from "../../../ir/logical/count.ts";
import { deleteRows } from "../../../ir/logical/delete.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { insertMany } from "../../../ir/logical/insert.ts";
import { limit, type RowCount } from "../../../ir/logical/limit.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { sort } from "../../../ir/logical/sort.ts";
import { update } from "../../../ir/logical/update.ts";
import { conditionFor, PAGE, rowsFor, sortFor } from "./support/arbitraries.ts";
import { cellOf, evaluate, sortRows } from "./support/evaluate.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { countOf, createTables, queryLeaf, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { openReturningTargets, type Target } from "./support/target.ts";

const RUNS = Number(process.env.EMIT_RUNS ?? 60);
const model = modelOf(catalog, "item");
const fields = model.fields.map((field) => field.name);
const kinds = fields.filter((name) => name !== "id" && name !== "required");
const sortable = kinds.filter((name) => name !== "data");

const test = suite("filters on real databases");
const targets = await openReturningTargets();
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

for (const target of targets) {
  test(`${target.name}: rows, order and pages are those of the contract`, async () => {
    await createTables(target, catalog);
    const load = insertMany("item", fields, 0, []);
    await fc.assert(
      fc.asyncProperty(
        rowsFor(model, kinds, 10),
        fc.array(fc.tuple(conditionFor(model, kinds), sortFor(sortable), PAGE, PAGE), {
          minLength: 4,
          maxLength: 4,
        }),
        async (drawn, queries) => {
          const rows = drawn.map((row) => ({ ...row, required: "x" }));
          await runLeaf(target, catalog, writeLeaf(catalog, deleteRows("item", scan("item"))), []);
          const stored = rows.map((row) => fields.map((field) => cellOf(row, field)));
          const loaded = await runLeaf(target, catalog, writeLeaf(catalog, load, fields), [stored]);
          assert.equal(loaded.rows, stored, "what was inserted, in order");
          for (const [{ predicate, values }, by, take, skip] of queries) {
            const bound = [...values, take, skip];
            const at = (value: number | null, slot: number): RowCount | null =>
              value === null ? null : { kind: "slot", slot };
            const sorted = sort(filter(scan("item"), predicate), by);
            const page =
              take === null && skip === null
                ? sorted
                : limit(sorted, at(take, values.length), at(skip, values.length + 1));
            const matching = sortRows(
              rows.filter((row) => evaluate(predicate, row, model, values) === true),
              by,
              model,
            );
            const expected = matching.slice(skip ?? 0, take === null ? undefined : (skip ?? 0) + take);
            const found = await runLeaf(
              target,
              catalog,
              queryLeaf(catalog, project(page, fields.map(fieldOutput))),
              bound,
            );
            assert.equal(
              found.rows,
              expected.map((row) => fields.map((field) => cellOf(row, field))),
            );
            assert.is(await countOf(target, catalog, count(page), bound), expected.length);
            assert.is(
              await touched(target, predicate, values),
              matching.length,
              "rows that an update matches",
            );
          }
        },
      ),
      { numRuns: RUNS, seed: 42 },
    );
  });
}

async function touched(
  target: Target,
  predicate: Parameters<typeof filter>[1],
  values: readonly unknown[],
): Promise<number> {
  const write = update("item", filter(scan("item"), predicate), [], null);
  return (await runLeaf(target, catalog, writeLeaf(catalog, write), values)).affected;
}

test.run();
