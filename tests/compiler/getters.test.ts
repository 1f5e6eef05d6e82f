import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { readShape } from "./support/read-shape.ts";
import { refusedAt } from "./support/refusal.ts";

/** The same object, whose entries at every depth answer only once. */
function once(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [key, item] of Object.entries(value)) {
    let reads = 0;
    const inner = once(item);
    Object.defineProperty(copy, key, {
      enumerable: true,
      get: () => {
        if (++reads > 1) throw new Error(`${key} was read again`);
        return inner;
      },
    });
  }
  return copy;
}

const DATA = { id: "f9", slug: "s", name: "n", region: "west", area: "1" };

test("an entry is read once: what was checked is what is bound", () => {
  const calls: readonly (readonly [string, Method, unknown])[] = [
    ["farm", "findMany", { where: { name: "a", OR: [{ herd: { gt: 1, in: [1, 2] } }], NOT: { slug: "s" } } }],
    ["farm", "findMany", { orderBy: [{ name: "asc" }], take: 1, skip: 2, select: { id: true } }],
    ["farm", "findMany", { select: { plots: { where: { crop: null }, take: 1, select: { id: true } } } }],
    ["farm", "findUnique", { where: { slug: "s" }, select: { id: true } }],
    ["employment", "findUnique", { where: { farmId: "f", personId: "p" } }],
    ["employment", "findUnique", { where: { farmId_personId: { farmId: "f", personId: "p" } } }],
    ["farm", "create", { data: DATA, select: { id: true } }],
    ["farm", "createMany", { data: [DATA, { ...DATA, slug: "t" }] }],
    ["farm", "update", { where: { id: "f", herd: { lt: 3 } }, data: { herd: { increment: 1 }, name: "x" } }],
    ["farm", "updateMany", { where: { herd: 1 }, data: { herd: { set: 1 } } }],
    ["farm", "upsert", { where: { slug: "s" }, create: DATA, update: { name: "y" } }],
    [
      "plot",
      "upsert",
      { where: { farmCode: { farmId: "f", code: "c" } }, create: { id: "l", size: 1 }, update: {} },
    ],
    ["farm", "delete", { where: { slug: "s", organic: true } }],
    ["farm", "deleteMany", { where: { AND: [{ name: "n" }] } }],
  ];
  for (const [model, method, args] of calls) {
    const plain = readShape(farmSchema, { model, method, args });
    assert.equal(readShape(farmSchema, { model, method, args: once(args) }), plain, `${model}.${method}`);
  }
});

test("a getter in JSON is refused: it would be read again when the value is sent", async () => {
  const args = { where: { id: "f" }, data: { settings: once({ a: 1 }) } };
  assert.is(await refusedAt({ model: "farm", method: "update", args }), "data.settings");
});

test("a key that turns into a filter on the second look is no way around the refusal", async () => {
  let reads = 0;
  const where = Object.defineProperty({}, "slug", {
    enumerable: true,
    get: () => (reads++ === 0 ? { not: "x" } : "x"),
  });
  assert.is(await refusedAt({ model: "farm", method: "findUnique", args: { where } }), "where");
});

test.run();
