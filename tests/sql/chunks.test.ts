import { Miniflare } from "miniflare";
import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, json, model, string } from "../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { codeOf } from "./support/code-of.ts";
import { sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  page: model({
    table: "pages",
    fields: { id: id(), title: string().unique(), body: string(), extra: json() },
  }),
});

interface Opened {
  readonly client: object;
  readonly close: () => Promise<void>;
}

const clients: Readonly<Record<string, () => Promise<Opened | null>>> = {
  "pg pool": () => sqlTargets["pg pool"]?.() ?? Promise.resolve(null),
  "sql.js": () => sqlTargets["sql.js"]?.() ?? Promise.resolve(null),
  "mysql2 pool": () => sqlTargets["mysql2 pool"]?.() ?? Promise.resolve(null),
  d1: async () => {
    const worker = new Miniflare({
      modules: [{ type: "ESModule", path: "worker.mjs", contents: "export default {}" }],
      compatibilityDate: "2026-04-01",
      d1Databases: ["DB"],
      host: "127.0.0.1",
    });
    return { client: await worker.getD1Database("DB"), close: () => worker.dispose() };
  },
};

/** More than one statement takes on MySQL and D1. */
const BODY = "ä".repeat(3_000);
const ROWS = 1_500;

const rowsFrom = (first: number) =>
  Array.from({ length: ROWS }, (_, at) => ({
    title: `t${String(first + at).padStart(6, "0")}`,
    body: BODY,
    extra: { at },
  }));

for (const [name, open] of Object.entries(clients)) {
  const test: Test<{ opened: Opened | null }> = suite(`many large rows on ${name}`, { opened: null });
  test.before(async (context) => {
    context.opened = await open();
  });
  test.after(async ({ opened }) => opened?.close());

  test("are all inserted, in order, or none of them", async ({ opened }) => {
    if (opened === null) return;
    const orm = await bootstrapDatabase({ schema, client: opened.client });
    const created = await orm.page.createMany({ data: rowsFrom(0), select: { title: true, extra: true } });
    assert.equal(
      created.map(({ title }) => title),
      rowsFrom(0).map(({ title }) => title),
    );
    assert.equal(created[ROWS - 1]?.extra, { at: ROWS - 1 });
    assert.is(await orm.page.count({ where: { body: BODY } }), ROWS);

    const [first = null] = rowsFrom(0);
    assert.ok(first !== null);
    const taken = () => orm.page.createMany({ data: [...rowsFrom(ROWS), first] });
    assert.is(await codeOf(taken), "UNIQUE_CONSTRAINT_VIOLATION");
    assert.is(await orm.page.count(), ROWS);
  });

  test.run();
}
