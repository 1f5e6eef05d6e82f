import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { match } from "../../../engine/backends/match.ts";
import { createDriverFromRuntime } from "../../../engine/runtime/create-driver-from-runtime.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../../schema/walkthrough-schema.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { errorOf } from "../error-of.ts";
import { typeormVersions } from "./versions.ts";

for (const { name, open } of typeormVersions) {
  test(`${name} is recognised, and only while it is open`, async () => {
    const client = await open({ type: "sqljs" });
    const taking = backends.filter(({ backend }) => match(backend, client) === true);
    assert.equal(
      taking.map(({ backend }) => backend.kind),
      ["typeorm"],
    );
    await client.destroy();
    assert.is((await errorOf(() => createDriverFromRuntime({ client }))).code, "INVALID_QUERY");
  });

  test(`${name}: a sql.js database that saves itself is refused`, async () => {
    const client = await open({ type: "sqljs", autoSave: true, autoSaveCallback: () => {} });
    const { code, path } = await errorOf(() => createDriverFromRuntime({ client }));
    assert.equal([code, path], ["UNSUPPORTED", "client"]);
    await client.destroy();
  });

  test(`${name}: a taken key is told with its fields`, async () => {
    const client = await open({ type: "better-sqlite3", database: ":memory:" });
    const orm = await bootstrapDatabase({ schema, client });
    await orm.user.create({ data: { email: "ada@acme.dev", name: "Ada" } });
    const { code, backendKind, meta } = await errorOf(() =>
      orm.user.create({ data: { email: "ada@acme.dev", name: "Eve" } }),
    );
    assert.equal([code, backendKind, meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", "typeorm", ["email"]]);
    await client.destroy();
  });

  test(`${name} over mysql tells which of the two databases it is`, async () => {
    if (!(await isReachable(mariadb))) return;
    const client = await open({ type: "mysql", url: mariadb.url });
    assert.is((await createDriverFromRuntime({ client })).dialect, "mariadb");
    await client.destroy();
  });
}

test.run();
