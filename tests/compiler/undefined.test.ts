import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { readShape } from "./support/read-shape.ts";
import { refusedAt } from "./support/refusal.ts";

const DATA = { slug: "s", name: "n", region: "west", area: "1" };

test("undefined is refused in where, orderBy and keys", async () => {
  const cases: readonly (readonly [Method, unknown, string])[] = [
    ["findMany", { where: { name: undefined } }, "where.name"],
    ["findMany", { where: { name: { equals: undefined } } }, "where.name.equals"],
    ["findMany", { where: { name: { in: [undefined] } } }, "where.name.in[0]"],
    ["findMany", { where: { name: { in: undefined } } }, "where.name.in"],
    ["findMany", { where: { OR: undefined } }, "where.OR"],
    ["findMany", { where: { OR: [undefined] } }, "where.OR[0]"],
    ["findMany", { where: { NOT: [{ name: undefined }] } }, "where.NOT[0].name"],
    ["findMany", { orderBy: { name: undefined } }, "orderBy.name"],
    ["findMany", { orderBy: [{ id: "asc" }, { name: undefined }] }, "orderBy[1].name"],
    ["findMany", { select: { plots: { where: { id: undefined } } } }, "select.plots.where.id"],
    ["findUnique", { where: { id: undefined } }, "where.id"],
    ["findUnique", { where: { id: "a", slug: undefined } }, "where.slug"],
    ["findUnique", { where: undefined }, "where"],
    ["findUnique", undefined, "where"],
    ["update", { where: { id: undefined }, data: {} }, "where.id"],
    ["update", { where: { id: "a", name: undefined }, data: {} }, "where.name"],
    ["update", { where: undefined, data: {} }, "where"],
    ["updateMany", { data: {} }, "where"],
    ["updateMany", { where: undefined, data: {} }, "where"],
    ["delete", {}, "where"],
    ["deleteMany", undefined, "where"],
    ["deleteMany", { where: undefined }, "where"],
    ["deleteMany", { where: { name: undefined } }, "where.name"],
    ["upsert", { where: { slug: undefined }, create: DATA, update: {} }, "where.slug"],
    ["updateMany", { where: {}, data: undefined }, "data"],
    ["update", { where: { id: "a" }, data: { herd: { increment: undefined } } }, "data.herd.increment"],
  ];
  for (const [method, args, path] of cases) {
    assert.is(await refusedAt({ model: "farm", method, args }), path, `${method} ${path}`);
  }
});

test("in the nested spelling of a key, each part must be there", async () => {
  for (const key of [
    { farmId: "f" },
    { farmId: "f", personId: undefined },
    { farmId: "f", personId: null },
  ]) {
    const args = { where: { farmId_personId: key } };
    assert.is(
      await refusedAt({ model: "employment", method: "findUnique", args }),
      "where.farmId_personId.personId",
    );
  }
});

test("undefined is absent in data and select", () => {
  const read = (method: Method, args: unknown) => readShape(farmSchema, { model: "farm", method, args });
  const id = "f9";
  assert.equal(
    read("create", { data: { ...DATA, id, herd: undefined, ownerId: undefined } }),
    read("create", { data: { ...DATA, id } }),
  );
  assert.equal(
    read("update", { where: { id }, data: { herd: undefined, name: "x" } }),
    read("update", { where: { id }, data: { name: "x" } }),
  );
  assert.equal(
    read("findMany", { select: { id: true, name: undefined, plots: undefined } }),
    read("findMany", { select: { id: true } }),
  );
});

test("a required field that is undefined is missing", async () => {
  const args = { data: { ...DATA, name: undefined } };
  assert.is(await refusedAt({ model: "farm", method: "create", args }), "data.name");
});

test.run();
