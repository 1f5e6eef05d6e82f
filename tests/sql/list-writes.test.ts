import mysql from "mysql2/promise";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, index, integer, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { createMysqlDriver } from "../../engine/entries/sql.ts";
import { mariadb, mysql as mysqlServer, type Server } from "../servers/server.ts";
import { createMysqlDatabase, type MysqlDatabase } from "./support/mysql-database.ts";

const schema = defineSchema({
  part: model({
    table: "parts",
    // A column of the name that the emitter gives to its own.
    fields: { id: id(), machine: string(), size: integer().map("c0"), note: string() },
    indexes: [index(["machine"])],
  }),
});

/** What the databases call the step of a plan that is the write itself. */
const WRITES: readonly string[] = ["PRIMARY", "DELETE"];

interface PlanStep {
  readonly select_type: string;
  readonly table: string;
  readonly type: string;
  readonly rows: number;
}

interface Database {
  readonly server: Server;
  readonly dialect: "mysql" | "mariadb";
  readonly ours: string;
}

writeLists({ server: mariadb, dialect: "mariadb", ours: "utf8mb4_nopad_bin" });
if (mysqlServer !== null) writeLists({ server: mysqlServer, dialect: "mysql", ours: "utf8mb4_0900_bin" });

function writeLists({ server, dialect, ours }: Database): void {
  const test = suite(`writes by lists on ${server.name}`);
  let database: MysqlDatabase | null = null;
  const open: { end(): Promise<void> }[] = [];

  test.before(async () => {
    database = await createMysqlDatabase(server);
  });

  test.after(async () => {
    for (const client of open) await client.end();
    await database?.drop();
  });

  function ormOn(client: mysql.Pool | mysql.Connection) {
    open.push(client);
    const sent: { text: string; parameters: number }[] = [];
    const orm = createOrm({ schema, driver: createMysqlDriver(client, { dialect }) });
    orm.$on("query", ({ statements }) => {
      for (const text of statements) sent.push({ text, parameters: text.split("?").length - 1 });
    });
    return { orm, sent };
  }

  /** 3,000 parts, ten to a machine: `id-1` to `id-3000` of `m-0` to `m-300`. */
  async function createParts(client: mysql.Pool | mysql.Connection, collation: string): Promise<void> {
    await client.query("drop table if exists parts");
    await client.query(
      `create table parts (id varchar(60) primary key, machine varchar(60) not null, c0 int not null, note varchar(60) not null, key by_machine (machine)) character set ${collation.split("_")[0]} collate ${collation}`,
    );
    await client.query(
      `insert into parts with recursive s as (select 1 as n union all select n + 1 from s where n < 1000)
        select concat('id-', 3 * n + k), concat('m-', (3 * n + k) div 10), 3 * n + k, 'new'
        from s, (select -2 as k union all select -1 union all select 0) as t`,
    );
    await client.query("analyze table parts");
  }

  async function planOf(client: mysql.Pool, text: string, values: unknown[]): Promise<readonly PlanStep[]> {
    const [rows] = await client.execute(`explain format = traditional ${text}`, values as string[]);
    return rows as unknown as PlanStep[];
  }

  for (const collation of [ours, "utf8mb4_general_ci", "latin1_swedish_ci"]) {
    test(`${collation}: a write looks the rows of a list up by index, as a read does`, async () => {
      if (database === null) return;
      const pool = mysql.createPool({ uri: database.url, connectionLimit: 2 });
      const { orm, sent } = ormOn(pool);
      await createParts(pool, collation);
      const list = ["id-5", "id-60", "ID-7", "id-8 "];
      assert.is(await orm.part.updateMany({ where: { id: { in: list } }, data: { note: "seen" } }), 2);
      assert.is(
        await orm.part.updateMany({ where: { machine: { in: ["m-3", "M-4"] } }, data: { note: "old" } }),
        10,
      );
      assert.is(await orm.part.deleteMany({ where: { id: { in: list }, note: "seen" } }), 2);
      assert.is(await orm.part.deleteMany({ where: { machine: { in: ["m-3"] } } }), 10);
      const writes = sent.filter(({ text }) => text.startsWith("update") || text.startsWith("delete"));
      assert.is(writes.length, 4);
      for (const { text, parameters } of writes) {
        const plan = await planOf(pool, text, Array<string>(parameters).fill(JSON.stringify(list)));
        assert.not.match(JSON.stringify(plan), /DEPENDENT/, text);
        const step = plan.find(({ table }) => table === "parts");
        assert.ok(step !== undefined && step.type !== "ALL" && step.type !== "index", JSON.stringify(plan));
      }
    });
  }

  test("a write to the first match reads no other rows, and waits for whoever takes it", async () => {
    if (database === null) return;
    const pool = mysql.createPool({ uri: database.url, connectionLimit: 8 });
    const { orm, sent } = ormOn(pool);
    await createParts(pool, ours);
    const machines = Array.from({ length: 20 }, (_, at) => `m-${at + 10}`);
    const taken = await Promise.all(
      machines.flatMap((machine) =>
        Array.from({ length: 12 }, () => orm.part.delete({ where: { machine } })),
      ),
    );
    assert.is(taken.filter((count) => count === 1).length, 200);
    await orm.part.delete({ where: { machine: "m-9" } });
    const text = sent.at(-1)?.text ?? "";
    const plan = await planOf(pool, text, ["m-9"]);
    const written = plan.find(({ select_type, table }) => WRITES.includes(select_type) && table === "parts");
    assert.is(written?.type, "eq_ref", JSON.stringify(plan));
  });

  test("rows are counted once and as matched, whatever the condition and the changes", async () => {
    if (database === null) return;
    for (const flags of [[], ["-FOUND_ROWS"]]) {
      const connection = await mysql.createConnection({ uri: database.url, flags });
      const { orm } = ormOn(connection);
      await createParts(connection, ours);
      const update = (where: object, data: object) => orm.part.updateMany({ where, data });
      for (const [ids, matched] of [
        [["id-1", "id-2", "id-1"], 2],
        [["id-3"], 1],
        [[], 0],
        [["nobody"], 0],
        [["id-1", "id-3", "id-4"], 3],
      ] as const) {
        assert.is(await update({ id: { in: [...ids] } }, { note: "new" }), matched, `${ids}`);
      }
      // The column that it is looked up by.
      assert.is(await update({ machine: { in: ["m-1", "m-2"] } }, { machine: "m-2" }), 20);
      assert.is(await update({ machine: { in: ["m-1", "m-2"] } }, { size: { increment: 1 } }), 20);
      assert.is(await update({ id: { notIn: ["id-1"] }, machine: "m-2" }, {}), 20);
      assert.is(await update({ OR: [{ id: { in: ["id-1"] } }, { size: 2 }] }, { size: { multiply: 2 } }), 2);
      const sizes = await orm.part.findMany({
        where: { machine: { in: ["m-0", "m-2"] } },
        orderBy: { size: "asc" },
        select: { size: true },
      });
      assert.equal(
        sizes.map(({ size }) => size),
        [2, 3, 4, 4, 5, 6, 7, 8, 9, ...Array.from({ length: 20 }, (_, at) => at + 11)],
      );
      assert.is(await orm.part.deleteMany({ where: { NOT: { id: { in: ["id-1", "id-2"] } } } }), 2_998);
    }
  });

  test.run();
}
