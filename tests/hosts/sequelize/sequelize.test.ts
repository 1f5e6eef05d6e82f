import { AsyncLocalStorage } from "node:async_hooks";
import { type Options, Sequelize } from "sequelize";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string } from "../../../compiler/schema/index.ts";
import { backends } from "../../../engine/backends/index.ts";
import { sequelizeBackend } from "../../../engine/backends/sql/sequelize-backend.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { createSequelizeDriver } from "../../../engine/entries/sequelize.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { codeOf } from "../../sql/support/code-of.ts";
import { mariadbUrl, type OwnDatabase, ownMariadb, ownPostgres } from "../host-target.ts";

/** Names that Sequelize would read as placeholders, or as an escaped dollar. */
const schema = defineSchema({
  price: model({
    table: "$1 a$$b$$ $$",
    fields: { id: id(), name: string().map("$name").unique(), cents: integer().map("ce$nts") },
  }),
});

const unconnected = () => new Sequelize("postgres://root@127.0.0.1:1/none", { logging: false });

test("an instance is taken by sequelize, and by nothing else", () => {
  const taking = backends.filter(({ backend }) => backend.matches(unconnected()) === true);
  assert.equal(
    taking.map(({ backend }) => backend.kind),
    ["sequelize"],
  );
});

test("another major version is not taken, and another dialect is refused", async () => {
  class Next extends Sequelize {
    static readonly version = "7.0.0";
  }
  const next = new Next("postgres://root@127.0.0.1:1/none");
  assert.is(sequelizeBackend.matches(next), "it is of version 7.0.0");
  const other = Object.assign(unconnected(), { getDialect: () => "sqlite" });
  assert.is(await codeOf(() => createOrmFromRuntime({ schema, client: other })), "UNSUPPORTED");
  const counting = new Sequelize("mariadb://root@127.0.0.1:1/none", { logging: false });
  assert.is(await codeOf(() => createOrmFromRuntime({ schema, client: counting })), "UNSUPPORTED");
});

test("a server that does not answer is a lost connection", async () => {
  const orm = await createOrmFromRuntime({ schema, client: unconnected() });
  assert.is(await codeOf(() => orm.price.count()), "CONNECTION_LOST");
  assert.is(await codeOf(() => orm.transaction(async () => {})), "CONNECTION_LOST");
});

interface Place {
  readonly name: string;
  readonly dialect: "postgres" | "mariadb";
  readonly own: () => Promise<OwnDatabase>;
  readonly open: (database: string, options?: Options) => Sequelize;
}

const places: Place[] = [];
if (await isReachable(postgres)) {
  places.push({
    name: "PostgreSQL",
    dialect: "postgres",
    own: ownPostgres,
    open: (name, options) => {
      const dialectOptions = { options: `-c search_path=${name}`, application_name: name };
      return new Sequelize(postgres.url, { logging: false, dialectOptions, ...options });
    },
  });
} else console.log("skipped: no PostgreSQL");
if (await isReachable(mariadb)) {
  const shared = { dialect: "mariadb", own: ownMariadb } as const;
  places.push(
    {
      ...shared,
      name: "MariaDB",
      open: (name, options) =>
        new Sequelize(mariadbUrl(name), { logging: false, dialect: "mysql", ...options }),
    },
    {
      ...shared,
      name: "MariaDB through its own client",
      open: (name, options) => {
        const url = mariadbUrl(name).replace(/^mysql:/, "mariadb:");
        return new Sequelize(url, { logging: false, dialectOptions: { foundRows: true }, ...options });
      },
    },
  );
} else console.log("skipped: no MariaDB");

async function on(
  place: Place,
  options: Options,
  body: (client: Sequelize, database: OwnDatabase) => Promise<void>,
): Promise<void> {
  const database = await place.own();
  const client = place.open(database.name, options);
  try {
    await body(client, database);
  } finally {
    await client.close();
    await database.drop();
  }
}

for (const place of places) {
  test(`${place.name}: names with dollars are names`, () =>
    on(place, {}, async (client) => {
      const orm = await bootstrapDatabase({ schema, client });
      await orm.price.createMany({
        data: [
          { name: "$1", cents: 1 },
          { name: "$$", cents: 2 },
        ],
      });
      const where = { name: { in: ["$1", "$$"] }, cents: { gt: 0 } };
      const found = await orm.price.findMany({ where, orderBy: { cents: "asc" }, select: { name: true } });
      assert.equal(found, [{ name: "$1" }, { name: "$$" }]);
      assert.is(await orm.price.updateMany({ where, data: { cents: { increment: 1 } } }), 2);
    }));

  test(`${place.name}: what the application has set for its own queries does not change ours`, () =>
    on(place, { query: { type: "UPDATE", plain: true, nest: true, raw: false } }, async (client) => {
      const orm = await bootstrapDatabase({ schema, client });
      await orm.price.createMany({
        data: [
          { name: "a", cents: 1 },
          { name: "b", cents: 2 },
        ],
      });
      assert.is((await orm.price.findMany({ where: { cents: { gte: 1 } } })).length, 2);
      assert.is(await orm.price.deleteMany({ where: {} }), 2);
    }));

  test(`${place.name}: a pool that transactions have used up is told, or is a timeout`, () =>
    on(place, { pool: { max: 1, acquire: 200 } }, async (client) => {
      const orm = await bootstrapDatabase({ schema, client });
      await orm.transaction(async () => {
        assert.is(await codeOf(() => orm.price.count()), "INVALID_QUERY");
      });
      const held = await client.transaction();
      assert.is(await codeOf(() => orm.price.count()), "TIMEOUT");
      await held.rollback();
      assert.is(await orm.price.count(), 0);
    }));

  test(`${place.name}: a closed instance is a lost connection`, async () => {
    const sequelize = place.open("none");
    await sequelize.close();
    const orm = createOrm({ schema, driver: createSequelizeDriver({ sequelize, dialect: place.dialect }) });
    assert.is(await codeOf(() => orm.price.count()), "CONNECTION_LOST");
  });

  test(`${place.name}: a connection that ends inside a transaction is lost, and no other with it`, () =>
    on(place, {}, async (client, { kill }) => {
      const orm = await bootstrapDatabase({ schema, client });
      const lost = orm.transaction(async (tx) => {
        await tx.price.create({ data: { name: "lost", cents: 1 } });
        await kill();
        await tx.price.count();
      });
      assert.is(await codeOf(() => lost), "CONNECTION_LOST");
      assert.is(await orm.price.count(), 0);
    }));

  test(`${place.name}: a deadlock ends one transaction, and its connection is not lost to the pool`, () =>
    on(place, { pool: { max: 2, acquire: 5_000 } }, async (client) => {
      const orm = await bootstrapDatabase({ schema, client });
      await orm.price.createMany({
        data: [
          { name: "a", cents: 1 },
          { name: "b", cents: 2 },
        ],
      });
      let arrived = 0;
      let bothAreThere = (): void => {};
      const both = new Promise<void>((resolve) => {
        bothAreThere = resolve;
      });
      const update = (names: readonly string[]) =>
        orm.transaction(
          async (tx) => {
            for (const name of names) {
              await tx.price.update({ where: { name }, data: { cents: { increment: 1 } } });
              if (++arrived === 2) bothAreThere();
              await both;
            }
          },
          { maxRetries: 0 },
        );
      const codes = await Promise.all([codeOf(() => update(["a", "b"])), codeOf(() => update(["b", "a"]))]);
      assert.equal([...codes].sort(), ["DEADLOCK", "no error"]);
      const left = await Promise.all([1, 2, 3].map(() => orm.transaction((tx) => tx.price.count())));
      assert.equal(left, [2, 2, 2]);
    }));
}

// The last one, as what it sets stays set.
for (const place of places) {
  test(`${place.name}: a transaction that Sequelize would find by itself is not joined`, () =>
    on(place, {}, async (client) => {
      const store = new AsyncLocalStorage<Map<string, unknown>>();
      Sequelize.useCLS({
        bind: (run: unknown) => run,
        run: (run: (context: unknown) => unknown) => store.run(new Map(), () => run(store.getStore())),
        get: (key: string) => store.getStore()?.get(key),
        set: (key: string, value: unknown) => store.getStore()?.set(key, value),
      });
      const orm = await bootstrapDatabase({ schema, client });
      await client
        .transaction(async () => {
          await orm.price.create({ data: { name: "kept", cents: 1 } });
          throw new Error("roll back");
        })
        .catch(() => undefined);
      assert.is(await orm.price.count(), 1);
    }));
}

test.run();
