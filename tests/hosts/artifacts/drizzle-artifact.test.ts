import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import pg from "pg";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model, string } from "../../../compiler/schema/index.ts";
import { renderDrizzleSchema, renderSafeSql } from "../../../engine/artifacts/index.ts";
import { oddSchema } from "../../artifacts/odd-schema.ts";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { TypescriptProject } from "./typescript-project.ts";

const test = suite<{ project: TypescriptProject }>("Drizzle takes its artifact");

test.before((context) => {
  context.project = new TypescriptProject();
});

test.after(({ project }) => project.remove());

/** Models that are called as what the file declares beside tables. */
const sameNames = defineSchema({
  one: model({ table: "ones", fields: { id: id(), manyId: string().references("many.id") } }),
  many: model({ table: "manies", fields: { id: id(), table: string().nullable().references("table.id") } }),
  manyRelations: model({ table: "many_relations", fields: { id: id() } }),
  table: model({ table: "tables", fields: { id: id(), code: string().unique() } }),
});

test("compiles under strict TypeScript, for each dialect", ({ project }) => {
  const paths = [controlPlaneSchema, oddSchema, sameNames].flatMap((schema, at) =>
    (["pg", "mysql", "sqlite"] as const).map((dialect) =>
      project.write(`drizzle-${at}-${dialect}.ts`, renderDrizzleSchema(schema, { dialect })),
    ),
  );
  assert.equal(project.problems(paths), []);
});

const USER = { id: "u", email: "ada@acme.dev", name: "Ada", createdAt: new Date(5) };
const WORKSPACE = { id: "w", slug: "acme", name: "Acme", plan: "free", createdAt: new Date(6) };
const MEMBERSHIP = { id: "m", userId: "u", workspaceId: "w", role: "owner", createdAt: new Date(7) };

/** The part of Drizzle's typed interface that this test uses on tables whose types it cannot know. */
interface AnyDrizzle {
  insert(table: unknown): { values(row: object): PromiseLike<unknown> };
  readonly query: Readonly<Record<string, { findFirst(options: object): PromiseLike<unknown> }>>;
}

async function askAbout(db: AnyDrizzle, tables: Readonly<Record<string, unknown>>): Promise<unknown> {
  await db.insert(tables.user).values(USER);
  await db.insert(tables.workspace).values(WORKSPACE);
  await db.insert(tables.workspaceMembership).values(MEMBERSHIP);
  return db.query.workspace?.findFirst({ with: { memberships: { with: { user: true } }, auditLogs: true } });
}

const ANSWER = { ...WORKSPACE, memberships: [{ ...MEMBERSHIP, user: USER }], auditLogs: [] };

test("its tables answer queries on SQLite", async ({ project }) => {
  const path = project.write("ask-sqlite.ts", renderDrizzleSchema(controlPlaneSchema, { dialect: "sqlite" }));
  const tables = await project.load(path);
  const client = new Database(":memory:");
  client.exec(renderSafeSql(controlPlaneSchema, { dialect: "sqlite" }));
  const db: unknown = drizzleSqlite(client, { schema: { ...tables } });
  assert.equal(await askAbout(Object(db), tables), ANSWER);
  client.close();
});

test("a row gets each default exactly", async ({ project }) => {
  const path = project.write("odd-sqlite.ts", renderDrizzleSchema(oddSchema, { dialect: "sqlite" }));
  const { person } = await project.load(path);
  const client = new Database(":memory:");
  client.exec(renderSafeSql(oddSchema, { dialect: "sqlite" }));
  const db: AnyDrizzle = Object(drizzleSqlite(client));
  await db.insert(person).values({ id: "p", email: "p@x" });
  assert.equal(client.prepare("select settings, kind, cast(views as text) from people").raw().all(), [
    [
      '{"theme":"dark \\"mode\\"","sizes":[1,{"__proto__":null}],"__proto__":{}}',
      "quote\"'`\\",
      "9007199254740993",
    ],
  ]);
  client.close();
});

test("its tables answer queries on PostgreSQL", async ({ project }) => {
  const path = project.write("ask-pg.ts", renderDrizzleSchema(controlPlaneSchema, { dialect: "pg" }));
  const tables = await project.load(path);
  const namespace = newNamespace();
  const client = new pg.Client({ connectionString: postgres.url, options: `-c search_path=${namespace}` });
  await client.connect();
  try {
    await client.query(`create schema ${namespace}`);
    await client.query(renderSafeSql(controlPlaneSchema, { dialect: "postgres" }));
    const db: unknown = drizzlePg(client, { schema: { ...tables } });
    assert.equal(await askAbout(Object(db), tables), ANSWER);
  } finally {
    await client.query(`drop schema ${namespace} cascade`);
    await client.end();
  }
});

test.run();
