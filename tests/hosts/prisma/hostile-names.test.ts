import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  hasMany,
  id,
  integer,
  model,
  string,
  unique,
} from "../../../compiler/schema/index.ts";
import { prismaBetterSqlite3Target, prismaPostgresTarget } from "./targets.ts";

/** Prisma puts names between quote marks as they are, so what has one in its name is sent as SQL of ours. */
const schema = defineSchema({
  thing: model({
    table: 't"h`ing',
    fields: { id: id(), size: integer().map('a"b`c'), ownerId: string().nullable().references("owner.id") },
    unique: [unique(["size", "ownerId"])],
    relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
  }),
  owner: model({
    table: "owners",
    fields: { id: id() },
    relations: { things: hasMany("thing", { foreignKey: "ownerId" }) },
  }),
  place: model({
    table: "excluded",
    fields: { id: id({ type: "integer" }), zone: string(), n: integer().default(0) },
    unique: [unique(["zone", "id"])],
  }),
});

for (const target of [prismaPostgresTarget(), prismaBetterSqlite3Target()]) {
  test(`${target.name}: tables and columns may have quote marks in their names`, async () => {
    const { orm, dispose } = await target.open(schema, {});
    try {
      await orm.owner.create({ data: { id: "o" } });
      await orm.thing.create({ data: { id: "a", size: 1, ownerId: "o" } });
      await orm.thing.createMany({ data: [{ id: "b", size: 2 }] });
      await orm.thing.update({ where: { id: "b" }, data: { size: { increment: 1 } } });
      await orm.thing.upsert({ where: { id: "a" }, create: { size: 0 }, update: { size: 7 } });
      assert.equal(await orm.thing.findMany({ where: { size: { gt: 1 } }, orderBy: { size: "desc" } }), [
        { id: "a", size: 7, ownerId: "o" },
        { id: "b", size: 3, ownerId: null },
      ]);
      const things = await orm.owner.findUnique({
        where: { id: "o" },
        select: { things: { select: { size: true } } },
      });
      assert.equal(things, { things: [{ size: 7 }] });
      assert.is(await orm.thing.deleteMany({ where: { size: 3 } }), 1);
    } finally {
      await dispose();
    }
  });

  test(`${target.name}: an upsert in a table called excluded, by a key that holds the id`, async () => {
    const { orm, dispose } = await target.open(schema, {});
    try {
      const visit = (key: { zone: string; id: number }) =>
        orm.place.upsert({ where: { zone_id: key }, create: { n: 1 }, update: { n: { increment: 4 } } });
      await visit({ zone: "a", id: 7 });
      await visit({ zone: "a", id: 7 });
      assert.equal(await visit({ zone: "a", id: 7 }), { zone: "a", id: 7, n: 9 });
      const error = await visit({ zone: "b", id: 7 }).catch((reason) => reason);
      assert.is(error.code, "UNIQUE_CONSTRAINT_VIOLATION");
      assert.equal(await orm.place.findMany(), [{ zone: "a", id: 7, n: 9 }]);
    } finally {
      await dispose();
    }
  });
}

test.run();
