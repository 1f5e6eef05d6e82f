import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, index, integer, model, string } from "../../compiler/schema/index.ts";
import { createSqlDriverFromAdapter, type SqlAdapter } from "../../engine/entries/sql.ts";
import { failureOf } from "./support/code-of.ts";

const schema = defineSchema({
  author: model({
    table: "authors",
    fields: {
      id: id(),
      name: string(),
      age: integer().nullable().map("years"),
      bestId: string().nullable().references("book.id"),
    },
    indexes: [index(["age"])],
  }),
  book: model({
    table: "books",
    fields: { id: id(), authorId: string().references("author.id"), title: string().unique() },
    indexes: [index(["title", "authorId"])],
  }),
});

type Stored = (sent: string, values: readonly unknown[]) => readonly object[];

/** The message of a push whose first statement with the text the database refuses. */
async function refusalOf(text: string, stored: Stored | null): Promise<string> {
  let isRefused = false;
  const query: SqlAdapter["query"] = async (sent, values) => {
    if (!sent.includes(text)) return { rows: stored === null ? [] : stored(sent, values) };
    isRefused = true;
    throw Object.assign(new Error("no"), { code: "XX000", severity: "ERROR" });
  };
  const driver = createSqlDriverFromAdapter({ dialect: "postgres", query });
  const { message } = await failureOf(async () => driver.push?.(schema.catalog));
  assert.ok(isRefused);
  return message;
}

test("a statement that is refused is told by what it is about", async () => {
  const statements: Readonly<Record<string, string>> = {
    'create table if not exists "books"': "table books",
    'create index if not exists "authors_years_idx"': "index authors_years_idx of table authors",
    'create index if not exists "books_title_authorId_idx"': "index books_title_authorId_idx of table books",
    'add constraint "books_authorId_fkey"': "foreign key books_authorId_fkey of table books",
  };
  for (const [text, about] of Object.entries(statements)) {
    assert.is(await refusalOf(text, null), `setting up ${about}: the database refused the statement`);
  }
});

test("a change of a table that is there is told by its column, key or reference", async () => {
  const columns = ["id", "name"].map((name) => [name, "text", 0, 0, 0, 0, 0]);
  const stored: Stored = (sent, [path]) =>
    sent.startsWith("select a.attname") && path === '"authors"' ? columns : [];
  const statements: Readonly<Record<string, string>> = {
    'add column "years"': "column years of table authors",
    'create unique index "authors_pkey"': "unique index authors_pkey of table authors",
    'add constraint "authors_bestId_fkey"': "foreign key authors_bestId_fkey of table authors",
  };
  for (const [text, about] of Object.entries(statements)) {
    assert.is(await refusalOf(text, stored), `setting up ${about}: the database refused the statement`);
  }
});

test.run();
