import Database from "better-sqlite3";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { match } from "../../../engine/backends/match.ts";
import { detectDatabaseRuntime } from "../../../engine/detection/detect-database-runtime.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../../schema/walkthrough-schema.ts";
import { errorOf } from "../error-of.ts";
import { kyselyVersions } from "./versions.ts";

for (const { name, onSqlite } of kyselyVersions) {
  test(`${name} is recognised, and its transactions are not`, async () => {
    const db = onSqlite(new Database(":memory:"));
    const taking = backends.filter(({ backend }) => match(backend, db) === true);
    assert.equal(
      taking.map(({ backend }) => backend.kind),
      ["kysely"],
    );
    await db.transaction().execute(async (transaction) => {
      assert.is(detectDatabaseRuntime(transaction), null);
    });
    await db.destroy();
  });

  test(`${name}: a taken key is told with its fields`, async () => {
    const db = onSqlite(new Database(":memory:"));
    const orm = await bootstrapDatabase({ schema, client: db });
    await orm.user.create({ data: { email: "ada@acme.dev", name: "Ada" } });
    const { code, backendKind, meta } = await errorOf(() =>
      orm.user.create({ data: { email: "ada@acme.dev", name: "Eve" } }),
    );
    assert.equal([code, backendKind, meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", "kysely", ["email"]]);
    await db.destroy();
  });
}

test.run();
