import initSqlJs from "sql.js";
import { createStorage } from "unstorage";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { datetime, defineSchema, id, model, string } from "../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/bootstrap-database.ts";
import { createOrmFromRuntime } from "../../engine/runtime/create-orm-from-runtime.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";

const schema = defineSchema({
  note: model({
    table: "notes",
    fields: { id: id(), text: string(), endsAt: datetime().nullable(), createdAt: datetime().defaultNow() },
    expires: "endsAt",
  }),
});

const NOON = Date.UTC(2001, 0, 1, 12);

const clients: Readonly<Record<string, () => Promise<unknown>>> = {
  "sql.js": async () => new (await initSqlJs()).Database(),
  Unstorage: async () => createStorage(),
};

for (const [name, open] of Object.entries(clients)) {
  for (const make of [bootstrapDatabase, createOrmFromRuntime]) {
    test(`${make.name} over ${name} goes by the options of createOrm`, async () => {
      const client = await open();
      await bootstrapDatabase({ schema, client });
      let now = NOON;
      const orm = await make({ schema, client, clock: () => now, limits: { listMax: 1 } });
      const note = await orm.note.create({ data: { text: "a", endsAt: new Date(NOON + 1000) } });
      assert.equal(note.createdAt, new Date(NOON));
      assert.is(await orm.note.count(), 1);
      now += 1000;
      assert.is(await orm.note.count(), 0);
      const error = await ormErrorOf(orm.note.findMany({ where: { id: { in: ["a", "b"] } } }));
      assert.is(error.path, "where.id.in");
    });
  }
}

test.run();
