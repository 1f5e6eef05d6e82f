import assert from "node:assert/strict";
import * as orm from "@farming-labs/orm";
import * as cli from "@farming-labs/orm-cli";
import * as runtime from "@farming-labs/orm-runtime";
import * as setup from "@farming-labs/orm-runtime/setup";

assert.equal(typeof cli.defineConfig, "function");

const schema = orm.defineSchema({ note: orm.model({ table: "notes", fields: { id: orm.id() } }) });
for (const open of [runtime.createOrmFromRuntime, setup.bootstrapDatabase]) {
  await assert.rejects(open({ schema, client: {} }), (error) => error instanceof orm.OrmError);
}
