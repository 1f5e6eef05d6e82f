import { MikroORM as MariadbMikroORM } from "@mikro-orm/mariadb";
import { MikroORM as PostgresMikroORM } from "@mikro-orm/postgresql";
import { MikroORM as SqliteMikroORM } from "@mikro-orm/sqlite";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { createMikroormDriver } from "../../../engine/entries/mikroorm.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { codeOf } from "../../sql/support/code-of.ts";
import { mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import { mikroormCases, type Open, schema } from "../mikroorm/mikroorm-cases.ts";
import { entities } from "./targets.ts";

const SMALL = { pool: { min: 0, max: 1 } };

const places: Record<string, Open> = {
  "better-sqlite3": async () => {
    const orm = await SqliteMikroORM.init({ entities, dbName: ":memory:" });
    return { orm, isOne: true, close: () => orm.close() };
  },
};
if (await isReachable(postgres)) {
  places.PostgreSQL = async (isSmall) => {
    const { name, kill, drop } = await ownPostgres();
    const driverOptions = {
      options: `-c search_path=${name} -c application_name=${name}`,
      connectionTimeoutMillis: 200,
    };
    const options = { entities, clientUrl: postgres.url, driverOptions };
    const orm = await PostgresMikroORM.init({ ...options, ...(isSmall ? SMALL : {}) });
    return { orm, isOne: false, kill, close: () => orm.close().then(drop) };
  };
} else console.log("skipped: no PostgreSQL");
if (await isReachable(mariadb)) {
  places.MariaDB = async (isSmall) => {
    const { name, kill, drop } = await ownMariadb();
    const driverOptions = { waitForConnections: false };
    const options = { entities, clientUrl: mariadbUrl(name), driverOptions };
    const orm = await MariadbMikroORM.init({ ...options, ...(isSmall ? SMALL : {}) });
    return { orm, isOne: false, kill, close: () => orm.close().then(drop) };
  };
} else console.log("skipped: no MariaDB");

test("an instance is taken by mikroorm, and by nothing else", async () => {
  const orm = await SqliteMikroORM.init({ entities, dbName: ":memory:" });
  const taking = backends.filter(({ backend }) => backend.matches(orm) === true);
  assert.equal(
    taking.map(({ backend }) => backend.kind),
    ["mikroorm"],
  );
  await orm.close();
});

test("a server that does not answer is a lost connection", async () => {
  const client = await PostgresMikroORM.init({ entities, clientUrl: "postgres://root@127.0.0.1:1/none" });
  assert.is(await codeOf(() => createOrmFromRuntime({ schema, client })), "CONNECTION_LOST");
});

test("what MikroORM cannot give before it is connected is told", async () => {
  const orm = await MariadbMikroORM.init({ entities, clientUrl: "mysql://root@127.0.0.1:1/none" });
  assert.is(await codeOf(() => createMikroormDriver({ orm, dialect: "mariadb" })), "INVALID_QUERY");
});

for (const [name, open] of Object.entries(places)) mikroormCases(`MikroORM 7 on ${name}`, open);

test.run();
