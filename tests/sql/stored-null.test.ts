import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  datetime,
  defineSchema,
  hasMany,
  id,
  integer,
  model,
  string,
} from "../../compiler/schema/index.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { change } from "./support/statements.ts";

const schema = defineSchema({
  band: model({
    table: "bands",
    fields: { id: id(), name: string() },
    relations: { players: hasMany("player", { foreignKey: "bandId" }) },
  }),
  player: model({
    table: "players",
    fields: {
      id: id(),
      bandId: string().references("band.id").map("band_id"),
      age: integer(),
      born: datetime(),
    },
    relations: { band: belongsTo("band", { foreignKey: "bandId" }) },
  }),
});

/** Made by hand, and laxer than the schema. */
const TABLES = [
  "create table bands (id varchar(40) primary key, name varchar(40))",
  "create table players (id varchar(40) primary key, band_id varchar(40), age int, born timestamp null)",
  "insert into bands values ('b', null), ('c', 'Full')",
  "insert into players values ('p', 'b', null, null), ('q', 'c', null, null)",
];

const STRATEGIES = [undefined, "correlated", "grouped", "joined", "batch"] as const;

type Call = (orm: Orm<typeof schema>) => Promise<unknown>;

const CALLS: readonly (readonly [path: string, call: Call])[] = [
  ["band.name", (orm) => orm.band.findMany()],
  ["band.name", (orm) => orm.band.findUnique({ where: { id: "b" }, select: { name: true } })],
  ["player.age", (orm) => orm.player.findMany({ select: { age: true } })],
  ["player.born", (orm) => orm.player.findFirst({ select: { born: true } })],
  [
    "player.band.name",
    (orm) => orm.player.findMany({ select: { id: true, band: { select: { name: true } } } }),
  ],
  [
    "band.players.age",
    (orm) => orm.band.findMany({ select: { id: true, players: { select: { age: true } } } }),
  ],
];

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<{ target: SqlTarget | null }> = suite(`a stored null on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    for (const text of TABLES) if (context.target !== null) await change(context.target.driver.session, text);
  });
  test.after(async ({ target }) => target?.close());

  test("is no answer where the field is required, whatever way it is read", async ({ target }) => {
    if (target === null) return;
    for (const strategy of STRATEGIES) {
      const orm = createOrm({ schema, driver: target.driver, strategy });
      for (const [path, call] of CALLS) {
        const error = await ormErrorOf(call(orm));
        assert.equal([error.code, error.path], ["DECODE_FAILED", path], strategy);
      }
      assert.equal(await orm.band.findMany({ where: { id: "c" } }), [{ id: "c", name: "Full" }]);
      assert.is(await orm.player.count(), 2);
    }
  });

  test.run();
}
