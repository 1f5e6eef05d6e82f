import { test } from "uvu";
import * as assert from "uvu/assert";
import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { REDIS_CAPABILITIES } from "../../engine/key-value/redis/redis-capabilities.ts";
import { printPhysical } from "../../ir/physical/print-physical.ts";
import { schema } from "../key-value/indexed-calls.ts";
import { readShape } from "./support/read-shape.ts";
import { targetOf } from "./support/target-of.ts";

function planOf(args: object, options: Partial<typeof DEFAULT_COMPILE_OPTIONS> = {}): string {
  const { words } = readShape(schema, { model: "event", method: "findMany", args });
  const all = { ...DEFAULT_COMPILE_OPTIONS, ...options };
  const { physical } = compileVerified(words, schema.catalog, targetOf(REDIS_CAPABILITIES), all);
  return printPhysical(physical.root);
}

const owner = "o";
const at = new Date(0);
const id = "a";

const cases: readonly (readonly [what: string, args: object, plan: readonly string[]])[] = [
  [
    "a beginning of an index, a bound on each side",
    { where: { owner, at: { gt: at, lte: at } } },
    ["range lookup event.owner_at (owner = $0, at > $1, at <= $2)"],
  ],
  [
    "what is no bound is left to test",
    { where: { owner, at: { gt: at, not: at }, price: { lt: "1" } } },
    ["filter (at <> $2 and price < $3)", "  range lookup event.owner_at (owner = $0, at > $1)"],
  ],
  [
    "a second bound on one side is left to test",
    { where: { price: { gt: "1", gte: "2" } } },
    ["filter price >= $1", "  range lookup event.price (price > $0)"],
  ],
  [
    "a beginning of a text",
    { where: { slug: { startsWith: "a" } } },
    ["range lookup event.slug (slug starts with $0)"],
  ],
  [
    "no range of an end of a text",
    { where: { slug: { endsWith: "a" } } },
    ["filter slug endsWith $0", "  scan event"],
  ],
  [
    "the unique key before any range",
    { where: { id, owner, at: { gt: at } } },
    ["filter (owner = $1 and at > $2)", "  key lookup event.id (id = $0)"],
  ],
  [
    "equality of the whole index rather than a range",
    { where: { owner, at } },
    ["index lookup event.owner_at (owner = $0, at = $1)"],
  ],
  [
    "what several indexes have in common",
    { where: { flag: true, count: 1, price: { in: ["1", "2"] }, slug: { not: "a" } } },
    [
      "filter slug <> $3",
      "  index lookup event.price (price in $2) and event.flag (flag = $0) and event.count (count = $1)",
    ],
  ],
  [
    "one list only: each value of a second one would be a look-up for each of the first",
    { where: { count: { in: [1, 2] }, price: { in: ["1", "2"] } } },
    ["filter count in $0", "  index lookup event.price (price in $1)"],
  ],
  [
    "what any of several indexes leads to",
    { where: { OR: [{ flag: true, count: 1 }, { price: "1" }], slug: { not: "a" } } },
    [
      "filter slug <> $3",
      "  index lookup event.flag (flag = $0) and event.count (count = $1) or event.price (price = $2)",
    ],
  ],
  [
    "an item that its index answers in part is tested again",
    { where: { OR: [{ flag: true, at }, { price: "1" }] } },
    [
      "filter ((flag = $0 and at = $1) or price = $2)",
      "  index lookup event.flag (flag = $0) or event.price (price = $2)",
    ],
  ],
  [
    "an item without an index leaves the whole to be read",
    { where: { OR: [{ flag: true }, { at }] } },
    ["filter (flag = $0 or at = $1)", "  scan event"],
  ],
  [
    "a page of an order",
    { orderBy: { price: "asc" }, take: 2 },
    ["range lookup event.price sort price asc, id asc take $0"],
  ],
  [
    "a page of a descending order, completed by the primary key",
    { where: { owner }, orderBy: { at: "desc" }, take: 2, skip: 1 },
    ["range lookup event.owner_at (owner = $0) sort at desc, id asc take $1 skip $2"],
  ],
  [
    "a fixed field has no part in the order",
    { where: { owner }, orderBy: [{ owner: "desc" }, { at: "asc" }, { id: "asc" }], take: 2 },
    ["range lookup event.owner_at (owner = $0) sort at asc, id asc take $1"],
  ],
  [
    "a page of a range",
    { where: { price: { gte: "1" } }, orderBy: { price: "desc" }, take: 2 },
    ["range lookup event.price (price >= $0) sort price desc, id asc take $1"],
  ],
  [
    "no page where the order turns the other way",
    { orderBy: [{ big: "asc" }, { count: "desc" }], take: 2 },
    ["limit take $0", "  sort big asc, count desc, id asc", "    scan event"],
  ],
  [
    "a page that is tested while it is read, where another access would leave as much to test",
    { where: { owner, level: "low" }, orderBy: { at: "asc" }, take: 2 },
    ["range lookup event.owner_at (owner = $0) filter level = $1 sort at asc, id asc take $2"],
  ],
  [
    "no page where another access answers what it would leave",
    { where: { owner, price: "1" }, orderBy: { at: "asc" }, take: 2 },
    [
      "limit take $2",
      "  sort at asc, id asc",
      "    filter owner = $0",
      "      index lookup event.price (price = $1)",
    ],
  ],
  [
    "no page of a whole index for a filter that none of its fields answers",
    { where: { slug: { endsWith: "a" } }, orderBy: { price: "asc" }, take: 2 },
    ["limit take $1", "  sort price asc, id asc", "    filter slug endsWith $0", "      scan event"],
  ],
  [
    "no page without a number of rows",
    { where: { owner }, orderBy: { at: "asc" }, skip: 1 },
    ["limit skip $1", "  sort at asc, id asc", "    range lookup event.owner_at (owner = $0)"],
  ],
];

for (const [what, args, plan] of cases) test(what, () => assert.equal(planOf(args).split("\n"), plan));

test("a range is no scan", () => {
  const refusing = { scan: "refuse" } as const;
  planOf({ orderBy: { price: "asc" }, take: 2 }, refusing);
  planOf({ where: { price: { gt: "1" } } }, refusing);
  assert.throws(() => planOf({ orderBy: { at: "asc" }, take: 2 }, refusing), /limits.scan/);
});

test.run();
