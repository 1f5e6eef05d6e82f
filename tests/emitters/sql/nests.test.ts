import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Catalog, modelOf } from "../../../ir/catalog.ts";
import { deleteRows } from "../../../ir/logical/delete.ts";
import { insertMany } from "../../../ir/logical/insert.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { update } from "../../../ir/logical/update.ts";
import { rowsFor } from "./support/arbitraries.ts";
import { cellOf, type FixtureRow } from "./support/evaluate.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { interpret, type Stored, withoutUnaskedOrder } from "./support/interpret.ts";
import { createTables, queryLeaf, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { type Selection, selectionFor } from "./support/selections.ts";
import { openNestingTargets, type Target } from "./support/target.ts";

const RUNS = Number(process.env.EMIT_RUNS ?? 60);
const targets = await openNestingTargets();

const test = suite("nested rows on real databases");
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

for (const target of targets) {
  test(`${target.name}: related rows are those of the contract, at every level and by every strategy`, async () => {
    await createTables(target, catalog);
    await fc.assert(
      fc.asyncProperty(
        storedRows(),
        fc.array(
          fc.constantFrom("author", "post", "tag", "note").chain((name) => selectionFor(catalog, name, 3)),
          { minLength: 3, maxLength: 3 },
        ),
        async (stored, selections) => {
          await store(target, catalog, stored);
          for (const selection of selections) await check(target, stored, selection);
        },
      ),
      { numRuns: RUNS, seed: 42, endOnFailure: true },
    );
  });
}

async function check(target: Target, stored: Stored, { query, values, nests }: Selection): Promise<void> {
  const expected = withoutUnaskedOrder(query, interpret(query, stored, catalog, values));
  const { rows } = await runLeaf(target, catalog, queryLeaf(catalog, query, { nests }), values);
  assert.equal(withoutUnaskedOrder(query, rows), expected);
}

const ORDER = ["author", "note", "tag", "post", "postTag"] as const;

function storedRows(): fc.Arbitrary<Stored> {
  const names = (model: string, max: number) => {
    const fields = modelOf(catalog, model).fields.map((field) => field.name);
    return rowsFor(
      modelOf(catalog, model),
      fields.filter((name) => name !== "id" && !name.endsWith("Id")),
      max,
    );
  };
  return fc
    .record({
      author: names("author", 4),
      note: names("note", 4),
      tag: names("tag", 4),
      post: names("post", 10),
      picks: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    })
    .map(({ author, note, tag, post, picks }) => {
      let at = 0;
      const pick = (rows: readonly FixtureRow[]) =>
        cellOf(rows[(picks[at++ % 60] ?? 0) % (rows.length + 1)] ?? {}, "id");
      const posts = post.map((row, index) => ({
        ...row,
        authorId: pick(author),
        parentId: pick(post.slice(0, index)),
      }));
      const connections = posts.flatMap((row, index) =>
        [0, 1, 2].map((turn) => ({ id: index * 3 + turn + 1, postId: cellOf(row, "id"), tagId: pick(tag) })),
      );
      return {
        author,
        note: note.map((row) => ({ ...row, authorId: pick(author) })),
        tag,
        post: posts,
        postTag: connections,
      };
    });
}

async function store(target: Target, schema: Catalog, stored: Stored): Promise<void> {
  // MySQL removes row by row, and keeps one that another still refers to.
  const apart = update("post", scan("post"), [{ field: "parentId", op: "set", slot: 0 }], null);
  await runLeaf(target, schema, writeLeaf(schema, apart), [null]);
  for (const name of [...ORDER].reverse()) {
    await runLeaf(target, schema, writeLeaf(schema, deleteRows(name, scan(name))), []);
  }
  for (const name of ORDER) {
    const fields = modelOf(schema, name).fields.map((field) => field.name);
    const rows = (stored[name] ?? []).map((row) => fields.map((field) => cellOf(row, field)));
    await runLeaf(target, schema, writeLeaf(schema, insertMany(name, fields, 0, [])), [rows]);
  }
}

test.run();
