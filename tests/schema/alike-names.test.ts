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
import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, mysql } from "../servers/server.ts";
import { ioredisMockTarget } from "../support/targets/ioredis-mock.ts";
import { memoryTarget } from "../support/targets/memory.ts";
import { mariadbTarget, mysqlTarget } from "../support/targets/mysql-family.ts";
import { pgMemTarget } from "../support/targets/pg-mem.ts";
import { pgliteTarget } from "../support/targets/pglite.ts";
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
if (await isReachable(mariadb)) testTarget(mariadbTarget());
if (mysql !== null && (await isReachable(mysql))) testTarget(mysqlTarget(mysql));
