import mysqlCallbacks from "mysql2";
import mysql from "mysql2/promise";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createMysqlDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { createMysqlDatabase, type MysqlDatabase } from "./support/mysql-database.ts";

let database: MysqlDatabase | null = null;

test.before(async () => {
  database = await createMysqlDatabase();
});

/** Closed at the end, also those of a test that failed: an open one keeps the program running. */
const open: { end(): Promise<void> }[] = [];

test.after(async () => {
  for (const client of open) await client.end();
  await database?.drop();
});

async function connect(options: mysql.ConnectionOptions = {}): Promise<mysql.Connection> {
  const connection = await mysql.createConnection({ uri: database?.url ?? "", ...options });
  open.push(connection);
  return connection;
}

test("the driver stands for the client that was handed in, with promises or callbacks", async () => {
  if (database === null) return;
  const pool = mysql.createPool({ uri: database.url });
  open.push(pool);
  await bootstrapDatabase({ schema, client: pool });
  assert.is(createMysqlDriver(pool, { dialect: "mariadb" }).client, pool);
  const callbacks = mysqlCallbacks.createPool({ uri: database.url });
  open.push(callbacks.promise());
  const orm = createOrm({ schema, driver: createMysqlDriver(callbacks, { dialect: "mariadb" }) });
  assert.is(await orm.user.count(), 0);
});

test("counts are of matched rows, whatever flags the application gave", async () => {
  if (database === null) return;
  const connection = await connect({ flags: ["-FOUND_ROWS"] });
  const orm = await bootstrapDatabase({ schema, client: connection });
  await orm.user.create({ data: { id: "u", email: "a", name: "same" } });
  assert.is(await orm.user.updateMany({ where: {}, data: { name: "same" } }), 1);
  assert.is((await orm.user.update({ where: { id: "u" }, data: { name: "same" } }))?.name, "same");
});

test("options of the application change nothing", async () => {
  if (database === null) return;
  const connection = await connect({
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    decimalNumbers: true,
    rowsAsArray: false,
    nestTables: true,
    timezone: "+09:00",
    typeCast: () => "spoiled",
  });
  const orm = await bootstrapDatabase({ schema, client: connection });
  const created = await orm.user.create({ data: { email: "b", name: "B" } });
  assert.equal(await orm.user.findUnique({ where: { id: created.id } }), created);
  assert.is(await orm.user.count({ where: { email: "b" } }), 1);
});

test("few statements stay prepared, however many there were", async () => {
  if (database === null) return;
  const connection = await connect();
  const orm = await bootstrapDatabase({ schema, client: connection });
  const fields = ["id", "email", "name", "createdAt"] as const;
  for (let at = 0; at < 700; at++) {
    const AND = Array.from({ length: 10 }, (_, bit) => {
      const field = fields[bit % 3] ?? "id";
      return (at >> bit) & 1 ? { [field]: "x" } : { NOT: { [field]: "x" } };
    });
    await orm.user.count({ where: { AND } });
  }
  // Of this session; the server's own count is of all its clients.
  const [rows] = await connection.query(
    "show session status where Variable_name in ('Com_stmt_prepare', 'Com_stmt_close')",
  );
  const counts = new Map(
    (rows as { Variable_name: string; Value: string }[]).map((row) => [row.Variable_name, Number(row.Value)]),
  );
  const prepared = counts.get("Com_stmt_prepare") ?? 0;
  const stay = prepared - (counts.get("Com_stmt_close") ?? 0);
  assert.ok(prepared >= 700 && stay <= 600, `${stay} of ${prepared}`);
});

test.run();
