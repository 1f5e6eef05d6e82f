import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { modelOf } from "../../../ir/catalog.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { deleteRows } from "../../../ir/logical/delete.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { insertMany } from "../../../ir/logical/insert.ts";
import { limit, type RowCount } from "../../../ir/logical/limit.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { sort } from "../../../ir/logical/sort.ts";
import { inList } from "../../../ir/predicate/in-list.ts";
import { PAGE, rowsFor, sortFor } from "./support/arbitraries.ts";
import { cellOf, type FixtureRow, sortRows } from "./support/evaluate.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { createTables, queryLeaf, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { openTargets } from "./support/target.ts";

const model = modelOf(catalog, "item");
const fields = model.fields.map((field) => field.name);
/** Rows are dealt out by a field that not every row has. */
const GROUP = "choice";
const targets = await openTargets();

const test = suite("limits for each parent of a batch");
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

for (const target of targets) {
  test(`${target.name}: each parent gets its own page, in order`, async () => {
    await createTables(target, catalog);
    const groups = fc.subarray<Cell>(["a", "A", "b'c"], { minLength: 1 });
    const property = fc.asyncProperty(
      rowsFor(model, [GROUP, "text", "small", "amount"], 12),
      sortFor(["text", "small", "amount"]),
      groups,
      PAGE,
      PAGE,
      async (drawn, by, keys, take, skip) => {
        const rows = drawn.map((row): FixtureRow => ({ ...row, required: "x" }));
        await runLeaf(target, catalog, writeLeaf(catalog, deleteRows("item", scan("item"))), []);
        const stored = rows.map((row) => fields.map((field) => cellOf(row, field)));
        await runLeaf(target, catalog, writeLeaf(catalog, insertMany("item", fields, 0, [])), [stored]);
        const sorted = sort(filter(scan("item"), inList(GROUP, 0, false)), by);
        const page = limit(sorted, slotOf(take, 1), slotOf(skip, 2));
        const query = project(take === null && skip === null ? sorted : page, [
          fieldOutput(GROUP),
          fieldOutput("id"),
        ]);
        const found = await runLeaf(target, catalog, queryLeaf(catalog, query, { partitionBy: GROUP }), [
          keys,
          take,
          skip,
        ]);
        for (const key of keys) {
          const theirs = sortRows(
            rows.filter((row) => cellOf(row, GROUP) === key),
            by,
            model,
          );
          const expected = theirs.slice(skip ?? 0, take === null ? undefined : (skip ?? 0) + take);
          const got = found.rows.filter(([group]) => group === key).map(([, id]) => id);
          assert.equal(
            got,
            expected.map((row) => cellOf(row, "id")),
          );
        }
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.EMIT_RUNS ?? 60), seed: 42, endOnFailure: true });
  });
}

function slotOf(count: number | null, slot: number): RowCount | null {
  return count === null ? null : { kind: "slot", slot };
}

test.run();
