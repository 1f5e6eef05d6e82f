import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  enumeration,
  hasMany,
  id,
  index,
  model,
  string,
  unique,
} from "../../compiler/schema/index.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, mysql, postgres } from "../servers/server.ts";
import { ioredisMockTarget } from "../support/targets/ioredis-mock.ts";
import { memoryTarget } from "../support/targets/memory.ts";
import { mariadbTarget, mysqlTarget } from "../support/targets/mysql-family.ts";
import { pgMemTarget } from "../support/targets/pg-mem.ts";
import { pgliteTarget } from "../support/targets/pglite.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { sqlJsTarget } from "../support/targets/sql-js.ts";
import type { Target } from "../support/targets/target.ts";
import { unstorageTarget } from "../support/targets/unstorage.ts";

/** An index over one field that has the name of another, which links. */
const named = defineSchema({
  user: model({
    table: "users",
    fields: { id: id() },
    relations: { posts: hasMany("post", { foreignKey: "userId" }) },
  }),
  post: model({
    table: "posts",
    fields: {
      id: id(),
      userId: string().references("user.id"),
      "userId+": string().nullable(),
      role: string(),
    },
    indexes: [index(["role"], { name: "userId" })],
    relations: { user: belongsTo("user", { foreignKey: "userId" }) },
  }),
});

const letter = () => enumeration(["a", "b"]);

/** Keys and an index of four texts. */
const long = defineSchema({
  cell: model({
    table: "cells",
    fields: { a: string(), b: letter(), c: letter(), d: letter(), e: letter() },
    unique: [unique(["a", "b", "c", "d"]), unique(["b", "c", "d", "e"])],
    indexes: [index(["e", "d", "c", "b", "a"])],
  }),
});

/** Constraints and indexes whose words come to the same, one after the other. */
const joined = defineSchema({
  order: model({
    table: "order",
    fields: {
      id: id(),
      code: string().unique().map("item_code"),
      state: letter().map("item_state"),
      buyer: string().nullable().references("order.id").map("item_buyer"),
      place: string().map("item_place"),
    },
    indexes: [index(["place"])],
    relations: { orders: hasMany("order", { foreignKey: "buyer" }) },
  }),
  item: model({
    table: "order_item",
    fields: {
      id: id(),
      code: string().unique(),
      state: letter(),
      buyer: string().nullable().references("order.id"),
      place: string(),
    },
    unique: [unique(["code", "place"], { name: "one" }), unique(["place", "state"])],
    indexes: [index(["place"])],
  }),
  other: model({
    table: "order_item_code_key",
    fields: { id: id(), one: string().unique() },
  }),
});

function testTarget(target: Target): void {
  const test = suite(`${target.name}: names and keys that are alike`);

  test("an index is not taken for that of the field whose name it has", async () => {
    const { orm, dispose } = await target.open(named);
    await orm.user.createMany({ data: [{ id: "x" }, { id: "y" }] });
    await orm.post.createMany({
      data: [
        { id: "1", userId: "x", role: "y" },
        { id: "2", userId: "y", role: "x" },
      ],
    });
    const ids = async (where: object) => (await orm.post.findMany({ where })).map((post) => post.id);
    assert.equal(await ids({ role: "x" }), ["2"]);
    assert.equal(await ids({ userId: "x" }), ["1"]);
    await orm.post.update({ where: { id: "1" }, data: { role: "x" } });
    assert.equal(await ids({ role: "y" }), []);
    assert.equal(await ids({ userId: "x" }), ["1"]);
    const users = await orm.user.findMany({ select: { id: true, posts: { select: { id: true } } } });
    const byId = new Map(users.map((user) => [user.id, user.posts]));
    assert.equal([byId.get("x"), byId.get("y")], [[{ id: "1" }], [{ id: "2" }]]);
    await dispose();
  });

  test("constraints of two tables may be made of words that come to the same", async () => {
    const { orm, driver, dispose } = await target.open(joined);
    await orm.order.create({ data: { id: "o", code: "1", state: "a", place: "p" } });
    await orm.item.create({ data: { id: "i", code: "1", state: "a", place: "p" } });
    await orm.other.create({ data: { one: "1" } });
    const targetOf = (call: Promise<unknown>) =>
      call.then(
        () => null,
        (error: unknown) => (error instanceof OrmError ? error.meta.target : error),
      );
    const { create: order } = orm.order;
    assert.equal(await targetOf(order({ data: { code: "1", state: "a", place: "q" } })), ["code"]);
    const { create: item } = orm.item;
    assert.equal(await targetOf(item({ data: { code: "1", state: "b", place: "q" } })), ["code"]);
    assert.equal(await targetOf(item({ data: { code: "2", state: "a", place: "p" } })), ["place", "state"]);
    assert.equal(await targetOf(orm.other.create({ data: { one: "1" } })), ["one"]);
    const dangling = item({ data: { code: "3", state: "a", place: "q", buyer: "nobody" } });
    assert.equal(await targetOf(dangling), driver.capabilities.foreignKeys ? ["buyer"] : null);
    await dispose();
  });

  test("a key may have four texts", async () => {
    const { orm, dispose } = await target.open(long);
    const cell = { a: "é".repeat(150), b: "a", c: "b", d: "a", e: "b" } as const;
    await orm.cell.create({ data: cell });
    const { a, b, c, d } = cell;
    assert.equal(await orm.cell.findUnique({ where: { a_b_c_d: { a, b, c, d } } }), cell);
    await dispose();
  });

  test.after(() => target.close());
  test.run();
}

testTarget(memoryTarget());
testTarget(sqlJsTarget());
testTarget(pgliteTarget());
testTarget(pgMemTarget());
testTarget(unstorageTarget());
testTarget(ioredisMockTarget());
if (await isReachable(postgres)) testTarget(postgresTarget());
if (await isReachable(mariadb)) testTarget(mariadbTarget());
if (mysql !== null && (await isReachable(mysql))) testTarget(mysqlTarget(mysql));
