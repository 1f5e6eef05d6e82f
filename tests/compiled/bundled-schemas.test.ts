import { suite } from "uvu";
import * as assert from "uvu/assert";
import * as compiling from "../../compiler/schema/index.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { TableName } from "../../compiler/schema/table-name.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { renderCompiledModule } from "../../engine/ahead/render-compiled-module.ts";
import * as compiled from "../../engine/compiled/builders.ts";
import { codeOf } from "../sql/support/code-of.ts";
import { evaluateCompiledModule } from "../support/evaluate-compiled-module.ts";
import { MapKvNamespace } from "../support/kv-namespace.ts";

const { defineSchema, id, model, string, tableName } = compiling;

const notes = (table: string, schema?: string) =>
  defineSchema({
    note: model({ table: tableName(table, schema === undefined ? {} : { schema }), fields: { id: id() } }),
  });
const titled = defineSchema({ note: model({ table: "notes", fields: { id: id(), title: string() } }) });

const bundledNotes = (table: string | TableName, ...names: readonly string[]) => ({
  note: compiled.model({
    table,
    fields: Object.fromEntries(["id", ...names].map((name) => [name, compiled.string()])),
  }),
});

async function moduleOf(...schemas: readonly AnySchema[]) {
  const text = await renderCompiledModule(async (record) => {
    for (const schema of schemas) {
      const orm = record({ schema, backend: "cloudflare-kv" });
      await Reflect.get(orm, "note").findUnique({ where: { id: "1" } });
    }
  });
  return evaluateCompiledModule(text);
}

const test = suite("schemas of a bundle");

test("with the same models over another table or with other fields are none that calls were compiled for", async () => {
  const { defineSchema: define, createOrmFromRuntime } = await moduleOf(notes("notes"));
  const open = (models: object) =>
    codeOf(() => createOrmFromRuntime({ schema: define(models), client: new MapKvNamespace() }));
  assert.is(await open(bundledNotes("notes")), "no error");
  assert.is(await open(bundledNotes(compiled.tableName("notes"))), "no error");
  assert.is(await open(bundledNotes("archive")), "INVALID_SCHEMA");
  assert.is(await open(bundledNotes(compiled.tableName("notes", { schema: "old" }))), "INVALID_SCHEMA");
  assert.is(await open(bundledNotes("notes", "title")), "INVALID_SCHEMA");
});

test("are told apart by tables and fields", async () => {
  const { defineSchema: define } = await moduleOf(
    notes("notes"),
    titled,
    notes("archive"),
    notes("notes", "old"),
  );
  const found = [
    define(bundledNotes("archive")),
    define(bundledNotes("notes", "title")),
    define(bundledNotes(compiled.tableName("notes", { schema: "old" }))),
  ];
  assert.equal(
    found.map(({ catalog }) => catalog.models.note),
    [notes("archive"), titled, notes("notes", "old")].map(({ catalog }) => catalog.models.note),
  );
});

interface Builders {
  readonly model: (input: object) => object;
  readonly id: (options: object) => object;
  readonly string: () => object;
  readonly index: (fields: readonly string[]) => unknown;
}

/** The same source, with the builders of either package. */
function wholeFrom(builders: Builders, define: (models: object) => AnySchema) {
  const made = () => "made";
  const base = define({
    note: builders.model({ table: "notes", fields: { id: builders.id({ generate: made }) } }),
  });
  const { note } = base.models;
  const given: object = Object(note);
  const whole = builders.model({
    ...note,
    table: "notes",
    fields: { ...Object(note).fields, title: builders.string() },
    indexes: [...Reflect.get(given, "indexes"), builders.index(["title"])],
  });
  return define({ ...base.models, note: whole });
}

test("may be made of the models of another, for which no call was compiled", async () => {
  const whole = wholeFrom(Object(compiling), (models) => Reflect.apply(defineSchema, null, [models]));
  const text = await renderCompiledModule((record) =>
    Reflect.get(record({ schema: whole, backend: "cloudflare-kv" }), "note").create({ data: { title: "a" } }),
  );
  const runtime = evaluateCompiledModule(text);
  const schema = wholeFrom(Object(compiled), runtime.defineSchema);
  const orm = await runtime.createOrmFromRuntime({ schema, client: new MapKvNamespace() });
  const { note } = orm as Orm<typeof titled>;
  assert.equal(await note.create({ data: { title: "a" } }), { id: "made", title: "a" });
});

test.run();
