import mysql from "mysql2/promise";
import pg from "pg";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model, string, tableName } from "../../compiler/schema/index.ts";
import { renderSafeSql, replaceGeneratedBlock } from "../../engine/artifacts/index.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { controlPlaneSchema } from "../schema/walkthrough-schema.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, mysql as mysqlServer, postgres, type Server } from "../servers/server.ts";
import { newNamespace } from "../support/targets/namespace.ts";
import { oddSchema } from "./odd-schema.ts";

/** Scripts may run again: everything is run twice. */
const TWICE = [1, 2];

const onPostgres = (await isReachable(postgres)) ? test : test.skip;
const onMariadb = (await isReachable(mariadb)) ? test : test.skip;
const onMysql = mysqlServer === null ? test.skip : test;

onPostgres("PostgreSQL runs its script", async () => {
  const namespace = newNamespace();
  const client = new pg.Client({ connectionString: postgres.url, options: `-c search_path=${namespace}` });
  await client.connect();
  try {
    await client.query(`create schema ${namespace}`);
    for (const _ of TWICE) await client.query(renderSafeSql(oddSchema, { dialect: "postgres" }));
    const { rows } = await client.query("select count(*)::int as n from people");
    assert.equal(rows, [{ n: 0 }]);
  } finally {
    await client.query(`drop schema ${namespace} cascade; drop schema if exists "post office" cascade`);
    await client.end();
  }
});

onMariadb("MariaDB runs its script", () => runTwice(mariadb, "mariadb"));

onMysql("MySQL runs its script", async () => {
  if (mysqlServer !== null) await runTwice(mysqlServer, "mysql");
});

async function runTwice({ url }: Server, dialect: "mysql" | "mariadb"): Promise<void> {
  const name = newNamespace();
  const client = await mysql.createConnection({ uri: url, multipleStatements: true });
  try {
    await client.query(`create database ${name}; use ${name}`);
    for (const _ of TWICE) await client.query(renderSafeSql(controlPlaneSchema, { dialect }));
    await client.query("select * from users");
  } finally {
    await client.query(`drop database if exists ${name}`);
    await client.end();
  }
}

test("MySQL's script cannot name the schema in use, which a reference out of another one needs", () => {
  const schema = defineSchema({
    owner: model({ table: "owners", fields: { id: id() } }),
    badge: model({
      table: tableName("badges", { schema: "apart" }),
      fields: { id: id(), ownerId: string().references("owner.id") },
    }),
  });
  for (const dialect of ["mysql", "mariadb"] as const) {
    assert.throws(
      () => renderSafeSql(schema, { dialect }),
      (error: unknown) => error instanceof OrmError && error.code === "UNSUPPORTED",
    );
  }
  assert.match(renderSafeSql(schema, { dialect: "postgres" }), 'references "owners"');
});

test("SQLite runs its script", async () => {
  const { Database } = await initSqlJs();
  const db = new Database();
  for (const _ of TWICE) db.exec(renderSafeSql(oddSchema, { dialect: "sqlite" }));
  assert.equal(db.exec("select count(*) from people")[0]?.values, [[0]]);
  db.close();
});

test("a block is exchanged, and what is around it kept", () => {
  const first = replaceGeneratedBlock({ current: "mine\n", content: "a\n" });
  const both = replaceGeneratedBlock({ current: first, content: "b", label: "other", commentPrefix: "#" });
  const again = replaceGeneratedBlock({ current: `${both}end\n`, content: "c" });
  assert.ok(again.startsWith("mine\n\n// farm-orm schema") && again.endsWith("end\n"));
  assert.match(again, "\nc\n");
  assert.match(again, "\nb\n");
  assert.not.match(again, "\na\n");
  assert.is(replaceGeneratedBlock({ current: again, content: "c" }), again);
  const cut = first.replace("// farm-orm schema: generated to here", "");
  assert.throws(() => replaceGeneratedBlock({ current: cut, content: "d" }), /one end only/);
});

test.run();
