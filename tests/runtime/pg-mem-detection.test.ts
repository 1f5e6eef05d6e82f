import { newDb } from "pg-mem";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../engine/backends/index.ts";
import { detectDatabaseRuntime } from "../../engine/detection/detect-database-runtime.ts";

const { Pool, Client } = newDb().adapters.createPg();

for (const [name, client] of [
  ["pool", new Pool()],
  ["client", new Client()],
] as const) {
  test(`a ${name} of pg-mem is taken by pg-mem, and by nothing else`, () => {
    assert.is(detectDatabaseRuntime(client)?.kind, "pg-mem");
    const taking = backends.filter(({ backend }) => backend.matches(client) === true);
    assert.equal(
      taking.map(({ backend }) => backend.kind),
      ["pg-mem"],
    );
  });
}

test.run();
