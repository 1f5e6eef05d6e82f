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

/** Models, fields, keys, indexes, relations and values that differ only in case. */
const cased = defineSchema({
  user: model({
    table: "users",
    fields: {
      id: id(),
      email: string().unique(),
      Email: string().unique().map("e_mail"),
      state: enumeration(["a", "A"]),
      State: enumeration(["b", "B"]).map("s_tate"),
      friendId: string().nullable().references("User.id"),
      FriendId: string().nullable().references("User.id").map("friend_id"),
    },
    unique: [unique(["state", "email"], { name: "both" }), unique(["State", "Email"], { name: "Both" })],
    indexes: [index(["state"], { name: "by" }), index(["State"], { name: "By" })],
    relations: {
      friend: belongsTo("User", { foreignKey: "friendId" }),
      Friend: belongsTo("User", { foreignKey: "FriendId" }),
    },
  }),
  User: model({
    table: "people",
    fields: { id: id(), email: string().unique(), Email: string().unique().map("e_mail") },
    relations: {
      users: hasMany("user", { foreignKey: "friendId" }),
      Users: hasMany("user", { foreignKey: "FriendId" }),
    },
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

  test("what differs only in case is kept apart", async () => {
    const { orm, dispose } = await target.open(cased);
    const people = [
      { id: "x", email: "1", Email: "2" },
      { id: "y", email: "2", Email: "1" },
    ];
    await orm.User.createMany({ data: people });
    const shared = { state: "a", State: "B" } as const;
    const first = { ...shared, id: "1", email: "m", Email: "M", friendId: "x", FriendId: "y" };
    const second = { ...first, id: "2", email: "M", Email: "m", state: "A", friendId: "y" } as const;
    assert.equal(await orm.user.create({ data: first }), first);
    assert.equal(await orm.user.create({ data: second }), second);
    assert.equal(await orm.user.findUnique({ where: { email: "M" } }), second);
    assert.equal(await orm.user.findUnique({ where: { Email: "M" } }), first);
    assert.equal(await orm.user.findUnique({ where: { both: { state: "A", email: "M" } } }), second);
    assert.equal(await orm.user.findUnique({ where: { Both: { State: "B", Email: "M" } } }), first);
    assert.equal(await orm.user.findMany({ where: { state: "A" } }), [second]);
    assert.equal(await orm.user.findMany({ where: { State: "b" } }), []);
    assert.equal(await orm.user.findMany({ orderBy: { Email: "asc" } }), [first, second]);
    assert.equal(await orm.User.findUnique({ where: { email: "2" } }), people[1]);
    assert.equal(
      await orm.user.findMany({
        orderBy: { id: "asc" },
        select: { friend: { select: { email: true } }, Friend: { select: { Email: true } } },
      }),
      [
        { friend: { email: "1" }, Friend: { Email: "1" } },
        { friend: { email: "2" }, Friend: { Email: "1" } },
      ],
    );
    assert.equal(
      await orm.User.findMany({
        orderBy: { id: "asc" },
        select: {
          users: { select: { id: true } },
          Users: { orderBy: { id: "asc" }, select: { Email: true, email: true } },
        },
      }),
      [
        { users: [{ id: "1" }], Users: [] },
        {
          users: [{ id: "2" }],
          Users: [
            { Email: "M", email: "m" },
            { Email: "m", email: "M" },
          ],
        },
      ],
    );
    const takenBy = (call: Promise<unknown>) =>
      call.then(
        () => null,
        (error: unknown) => (error instanceof OrmError ? error.meta.target : error),
      );
    const third = { ...first, id: "3", email: "3", Email: "3" };
    assert.equal(await takenBy(orm.user.create({ data: { ...third, email: "m", state: "A" } })), ["email"]);
    assert.equal(await takenBy(orm.user.create({ data: { ...third, Email: "m", State: "b" } })), ["Email"]);
    assert.equal(await takenBy(orm.User.create({ data: { email: "1", Email: "3" } })), ["email"]);
    assert.equal(await takenBy(orm.User.create({ data: { email: "3", Email: "1" } })), ["Email"]);
    await orm.user.update({ where: { Email: "M" }, data: { Email: "n", state: "A" } });
    assert.equal(await orm.user.findMany({ where: { state: "a" } }), []);
    assert.equal(await orm.user.findUnique({ where: { email: "m" } }), { ...first, Email: "n", state: "A" });
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
