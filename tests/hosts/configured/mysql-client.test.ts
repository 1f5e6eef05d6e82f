import { MikroORM } from "@mikro-orm/mysql";
import mysql, { type PoolOptions } from "mysql2";
import { Sequelize } from "sequelize";
import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string } from "../../../compiler/schema/index.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import { createKyselyDriver } from "../../../engine/entries/kysely.ts";
import { createMikroormDriver } from "../../../engine/entries/mikroorm.ts";
import { createSequelizeDriver } from "../../../engine/entries/sequelize.ts";
import { createTypeormDriver } from "../../../engine/entries/typeorm.ts";
import { createDriverFromRuntime } from "../../../engine/runtime/create-driver-from-runtime.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { failureOf } from "../../sql/support/code-of.ts";
import { FaultProxy } from "../../support/fault-proxy.ts";
import { mariadbUrl, type OwnDatabase, ownMariadb } from "../host-target.ts";
import { kysely28, kysely29 } from "../kysely/versions.ts";
import { entities } from "../mikroorm/targets.ts";
import { typeorm1 } from "../typeorm/versions.ts";
import { spoilingCast } from "./spoiled-settings.ts";

/** What an application may tell the client of MySQL, and its host ORM keeps to itself. */
type Settings = Pick<PoolOptions, "typeCast" | "flags">;

interface Host {
  readonly client: unknown;
  readonly driver: Driver;
  readonly close: () => Promise<unknown>;
}

const HOSTS: Readonly<Record<string, (url: string, settings: Settings) => Promise<Host>>> = {
  "Kysely 0.28": async (uri, settings) =>
    overKysely(kysely28.onMysql(mysql.createPool({ uri, ...settings }))),
  "Kysely 0.29": async (uri, settings) =>
    overKysely(kysely29.onMysql(mysql.createPool({ uri, ...settings }))),
  "TypeORM 1": async (url, extra) => {
    const dataSource = await typeorm1.open({ type: "mysql", url, extra });
    return {
      client: dataSource,
      driver: createTypeormDriver({ dataSource }),
      close: () => dataSource.destroy(),
    };
  },
  "Sequelize 6": async (url, dialectOptions) => {
    const sequelize = new Sequelize(url, { dialect: "mysql", dialectOptions, logging: false });
    return {
      client: sequelize,
      driver: createSequelizeDriver({ sequelize, dialect: "mariadb" }),
      close: () => sequelize.close(),
    };
  },
  "MikroORM 6": async (clientUrl, connection) => {
    const orm = await MikroORM.init({ entities, clientUrl, driverOptions: { connection } });
    return {
      client: orm,
      driver: createMikroormDriver({ orm, dialect: "mariadb" }),
      close: () => orm.close(),
    };
  },
};

/** These answer how many rows were counted, and not how many were matched. */
const COUNTS_ONLY = ["Kysely 0.28", "Kysely 0.29", "MikroORM 6"];

function overKysely(db: ReturnType<typeof kysely29.onMysql>): Host {
  return { client: db, driver: createKyselyDriver({ db, dialect: "mariadb" }), close: () => db.destroy() };
}

const schema = defineSchema({
  note: model({
    table: "configured_notes",
    fields: { id: id(), text: string(), stars: integer() },
  }),
});

interface Context {
  own: OwnDatabase | null;
}

if (!(await isReachable(mariadb))) console.log("skipped: no MariaDB");
else for (const [name, open] of Object.entries(HOSTS)) describe(name, open);

function describe(name: string, open: (url: string, settings: Settings) => Promise<Host>): void {
  const test: Test<Context> = suite(`${name} over a client that its application has configured`, {
    own: null,
  });
  test.before(async (context) => {
    context.own = await ownMariadb();
  });
  test.after(async ({ own }) => own?.drop());

  async function over<T>(own: OwnDatabase | null, settings: Settings, use: (host: Host) => Promise<T>) {
    const host = await open(mariadbUrl(own?.name ?? ""), settings);
    try {
      return await use(host);
    } finally {
      await host.close();
    }
  }

  test("a typeCast that leaves text alone changes nothing", async ({ own }) => {
    await over(own, { typeCast: spoilingCast }, async ({ driver }) => {
      await driver.push?.(schema.catalog);
      const orm = createOrm({ schema, driver });
      await orm.note.create({ data: { id: "a", text: "é", stars: -3 } });
      assert.equal(await orm.note.findMany(), [{ id: "a", text: "é", stars: -3 }]);
      assert.is(await orm.note.count(), 1);
      assert.equal(await orm.note.update({ where: { id: "a" }, data: { stars: { increment: 1 } } }), {
        id: "a",
        text: "é",
        stars: -2,
      });
    });
  });

  test("one that reads text as something else is refused, before anything is read wrong", async ({ own }) => {
    await over(own, { typeCast: () => "spoiled" }, async ({ driver, client }) => {
      const orm = createOrm({ schema, driver });
      const failure = await failureOf(() => orm.note.findMany());
      assert.equal([failure.code, failure.path], ["UNSUPPORTED", "client"]);
      assert.match(failure.message, /typeCast/);
      const again = await failureOf(() => orm.transaction(async (tx) => tx.note.count()));
      assert.is(again.code, "UNSUPPORTED");
      const detected = await failureOf(async () => {
        const found = await createDriverFromRuntime({ client });
        await createOrm({ schema, driver: found }).note.count();
      });
      assert.is(detected.code, "UNSUPPORTED");
    });
  });

  test("counts are of matched rows, or writes are refused", async ({ own }) => {
    await over(own, { flags: ["-FOUND_ROWS"] }, async ({ driver }) => {
      await driver.push?.(schema.catalog).catch(() => undefined);
      const orm = createOrm({ schema, driver });
      const same = () => orm.note.updateMany({ where: { id: "a" }, data: { text: "é" } });
      if (COUNTS_ONLY.includes(name)) {
        const failure = await failureOf(same);
        assert.equal([failure.code, failure.path], ["UNSUPPORTED", "client"]);
        assert.match(failure.message, /FOUND_ROWS/);
        assert.is((await orm.note.findUnique({ where: { id: "a" } }))?.stars, -2, "reading goes on");
        const inside = await failureOf(() =>
          orm.transaction(async (tx) => tx.note.deleteMany({ where: {} })),
        );
        assert.is(inside.code, "UNSUPPORTED");
      } else assert.is(await same(), 1);
      assert.is(await orm.note.count({ where: { id: "a" } }), 1);
    });
    await over(own, {}, async ({ driver }) => {
      const orm = createOrm({ schema, driver });
      assert.is(await orm.note.updateMany({ where: { id: "a" }, data: { text: "é" } }), 1);
    });
  });

  if (COUNTS_ONLY.includes(name)) {
    test("a link that is cut while the counts are looked at says nothing about them", async ({ own }) => {
      const { hostname, port, href } = new URL(mariadbUrl(own?.name ?? ""));
      const proxy = await FaultProxy.open(hostname, Number(port));
      try {
        const url = new URL(href);
        url.port = String(proxy.port);
        const host = await open(url.href, { flags: ["-FOUND_ROWS"] });
        try {
          const orm = createOrm({ schema, driver: host.driver });
          const same = () => orm.note.updateMany({ where: { id: "a" }, data: { text: "é" } });
          assert.is(await orm.note.count(), 1);
          const codes: string[] = [];
          for (let at = 1; codes.at(-1) !== "UNSUPPORTED"; at++) {
            proxy.arm({ at, kind: "cut" });
            codes.push((await failureOf(same)).code);
          }
          assert.ok(codes.length > 4, codes.join());
          assert.ok(codes.filter((code) => code === "CONNECTION_LOST").length > 2, codes.join());
        } finally {
          proxy.disarm();
          await host.close();
        }
      } finally {
        await proxy.close();
      }
    });

    test("who may make no temporary table counts as clients do by default", async ({ own }) => {
      if (own === null) return;
      const url = new URL(mariadbUrl(own.name));
      const user = own.name.slice(-32);
      url.username = user;
      url.password = user;
      await own.run(
        `create user '${user}'@'%' identified by '${user}'; grant select, insert, update on ${own.name}.* to '${user}'@'%'`,
      );
      const host = await open(url.href, {});
      try {
        const orm = createOrm({ schema, driver: host.driver });
        assert.is(await orm.note.updateMany({ where: { id: "a" }, data: { text: "é" } }), 1);
      } finally {
        await host.close();
        await own.run(`drop user '${user}'@'%'`);
      }
    });
  }

  test.run();
}
