import { MikroORM as BetterSqliteMikroORM } from "@mikro-orm/better-sqlite";
import { MikroORM as LibsqlMikroORM } from "@mikro-orm/libsql";
import { MikroORM as MariadbMikroORM } from "@mikro-orm/mariadb";
import { MikroORM as PostgresMikroORM } from "@mikro-orm/postgresql";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { createMikroormDriver } from "../../../engine/entries/mikroorm.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { codeOf } from "../../sql/support/code-of.ts";
import { mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import { mikroormCases, type Open, schema } from "./mikroorm-cases.ts";
import { entities } from "./targets.ts";

/** A pool of one connection, for which nobody waits long. */
const SMALL = { pool: { min: 0, max: 1, acquireTimeoutMillis: 200 } };

const places: Record<string, Open> = {
  libSQL: async () => {
    const orm = await LibsqlMikroORM.init({ entities, dbName: ":memory:" });
    return { orm, isOne: true, close: () => orm.close() };
  },
};
places["better-sqlite3"] = async () => {
  const orm = await BetterSqliteMikroORM.init({ entities, dbName: ":memory:" });
  return { orm, isOne: true, close: () => orm.close() };
};
if (await isReachable(postgres)) {
  places.PostgreSQL = async (isSmall) => {
    const { name, kill, drop } = await ownPostgres();
    const driverOptions = { connection: { options: `-c search_path=${name} -c application_name=${name}` } };
    const orm = await PostgresMikroORM.init({
      ...(isSmall ? SMALL : {}),
      entities,
      clientUrl: postgres.url,
      driverOptions,
    });
    return { orm, isOne: false, kill, close: () => orm.close().then(drop) };
  };
} else console.log("skipped: no PostgreSQL");
if (await isReachable(mariadb)) {
  places.MariaDB = async (isSmall) => {
    const { name, kill, drop } = await ownMariadb();
    const orm = await MariadbMikroORM.init({
      ...(isSmall ? SMALL : {}),
      entities,
      clientUrl: mariadbUrl(name),
    });
    return { orm, isOne: false, kill, close: () => orm.close().then(drop) };
  };
} else console.log("skipped: no MariaDB");

const unreachable = () =>
  PostgresMikroORM.init({ entities, clientUrl: "postgres://root@127.0.0.1:1/none", connect: false });

test("an instance is taken by mikroorm, and by nothing else", async () => {
  const orm = await unreachable();
  const taking = backends.filter(({ backend }) => backend.matches(orm) === true);
  assert.equal(
    taking.map(({ backend }) => backend.kind),
    ["mikroorm"],
  );
});

test("another database is refused, and a client that tells no counts", async () => {
  class MongoPlatform {}
  class SqlitePlatform {}
  for (const platform of [new MongoPlatform(), new SqlitePlatform()]) {
    const { em } = await unreachable();
    Reflect.set(em, "getPlatform", () => platform);
    const client = Object.assign(await unreachable(), { em });
    assert.is(await codeOf(() => createOrmFromRuntime({ schema, client })), "UNSUPPORTED");
  }
});

test("a server that does not answer is a lost connection", async () => {
  const client = await unreachable();
  assert.is(await codeOf(() => createOrmFromRuntime({ schema, client })), "CONNECTION_LOST");
  const driver = createMikroormDriver({ orm: client, dialect: "postgres" });
  const orm = createOrm({ schema, driver });
  assert.is(await codeOf(() => orm.question.count()), "CONNECTION_LOST");
  assert.is(await codeOf(() => orm.transaction(async () => {})), "CONNECTION_LOST");
});

test("a connection that is there already is kept", async () => {
  const client = await LibsqlMikroORM.init({ entities, dbName: ":memory:" });
  await client.em.getConnection().execute("create table kept (id integer)");
  await bootstrapDatabase({ schema, client });
  assert.equal(await client.em.getConnection().execute("select id from kept"), []);
  await client.close();
});

for (const [name, open] of Object.entries(places)) mikroormCases(`MikroORM 6 on ${name}`, open);

test.run();
