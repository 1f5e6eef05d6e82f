import fc from "fast-check";
import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withArrayTexts } from "../../engine/backends/sql/pg-array-text.ts";
import { createPgDatabase, type PgDatabase } from "./support/pg-database.ts";

let database: PgDatabase | null = null;
let client: pg.Client;

test.before(async () => {
  database = await createPgDatabase();
  if (database === null) return;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

test.after(async () => {
  if (database === null) return;
  await client.end();
  await database.drop();
});

test("a list of cells is written as PostgreSQL writes an array", () => {
  assert.equal(withArrayTexts(["a", ["a", 'b"c', "d\\", "", null, -1.5, "null", "{,}"]]), [
    "a",
    '{"a","b\\"c","d\\\\","",null,-1.5,"null","{,}"}',
  ]);
  assert.equal(withArrayTexts([[]]), ["{}"]);
});

test("what JSON escapes otherwise is left to the client", () => {
  for (const text of ["a\nb", "\u0001", "\\n"]) assert.equal(withArrayTexts([[text]]), [[text]]);
});

test("the server reads every list back as it was", async () => {
  if (database === null) return;
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom('"', "\\", "{", "}", ",", "'", " ", "n", "\n") }),
  );
  const stored = text.filter((value) => !value.includes("\0"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(stored), { maxLength: 6 }), async (list) => {
      const { rows } = await client.query("select $1::text[] as list", [...withArrayTexts([list])]);
      assert.equal(rows[0].list, list);
    }),
    { numRuns: 200 },
  );
});

test.run();
