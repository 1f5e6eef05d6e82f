import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { readShape } from "./support/read-shape.ts";
import { refusedAt } from "./support/refusal.ts";

const SLOW_MS = 50;

/** Refused, and quickly: a budget is there so that a huge call costs nothing. */
async function refusedFast(model: string, method: Method, args: unknown): Promise<string | undefined> {
  let path: string | undefined;
  let fastest = Number.POSITIVE_INFINITY;
  // The fastest of a few, so that a machine that does other things as well does not decide.
  for (let round = 0; round < 5 && fastest >= SLOW_MS / 10; round++) {
    const start = performance.now();
    path = await refusedAt({ model, method, args });
    fastest = Math.min(fastest, performance.now() - start);
  }
  assert.ok(fastest < SLOW_MS, `took ${fastest.toFixed(1)} ms`);
  return path;
}

function accepted(model: string, method: Method, args: unknown): void {
  readShape(farmSchema, { model, method, args });
}

function nested(connective: "AND" | "OR" | "NOT", levels: number): unknown {
  let where: unknown = { name: "Ada" };
  for (let level = 1; level < levels; level++)
    where = { [connective]: connective === "OR" ? [where] : where };
  return where;
}

/** Persons and the farms they own, in turn, `levels` relations deep. */
function nestedSelect(levels: number): unknown {
  let select: unknown = { id: true };
  for (let level = 0; level < levels; level++) {
    select = { [(levels - level) % 2 === 1 ? "ownedFarms" : "owner"]: { select } };
  }
  return select;
}

function times<T>(count: number, item: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => item(at));
}

test("a where may be 20 levels deep", async () => {
  for (const connective of ["AND", "OR", "NOT"] as const) {
    accepted("person", "findMany", { where: nested(connective, 20) });
    const path = await refusedFast("person", "findMany", { where: nested(connective, 21) });
    assert.match(path ?? "", `where.${connective}`);
    await refusedFast("person", "findMany", { where: nested(connective, 100_000) });
  }
});

test("a where may have 2,000 conditions, connectives and their items counted", async () => {
  accepted("person", "findMany", { where: { OR: times(999, (at) => ({ name: `${at}` })) } });
  assert.is(
    await refusedFast("person", "findMany", { where: { OR: times(1_000, (at) => ({ name: `${at}` })) } }),
    "where.OR[999]",
  );
  await refusedFast("person", "findMany", { where: { AND: times(10_000, () => ({})) } });
});

test("the budget is one where's: each relation has its own", () => {
  const where = { OR: times(999, (at) => ({ slug: `${at}` })) };
  accepted("person", "findMany", { select: { ownedFarms: { where }, farms: { where } } });
});

test("a select may go 8 relations deep", async () => {
  accepted("person", "findMany", { select: nestedSelect(8) });
  const path = await refusedFast("person", "findMany", { select: nestedSelect(9) });
  assert.is(path?.split(".select.").length, 9);
  await refusedFast("person", "findMany", { select: nestedSelect(50_000) });
});

test("a list may have 10,000 entries", async () => {
  accepted("person", "findMany", { where: { id: { in: times(10_000, String) } } });
  const million = times(1_000_000, String);
  assert.is(await refusedFast("person", "findMany", { where: { id: { in: million } } }), "where.id.in");
  assert.is(await refusedFast("person", "findMany", { where: { id: { notIn: million } } }), "where.id.notIn");
  assert.is(await refusedFast("person", "findMany", { where: { OR: million } }), "where.OR");
  assert.is(await refusedFast("person", "findMany", { where: { NOT: million } }), "where.NOT");
  assert.is(await refusedFast("person", "findMany", { orderBy: million }), "orderBy");
  assert.is(await refusedFast("person", "createMany", { data: million }), "data");
  assert.is(
    await refusedFast("person", "findMany", { select: { farms: { where: { id: { in: million } } } } }),
    "select.farms.where.id.in",
  );
});

test("many entries of an object are refused at the first that is unknown", async () => {
  const wide = Object.fromEntries(times(20_000, (at) => [`k${at}`, true]));
  for (const args of [{ where: wide }, { select: wide }, { orderBy: wide }, wide]) {
    await refusedAt({ model: "person", method: "findMany", args });
  }
});

test("JSON may be 31 levels deep, also where it is bound by no field of that depth", async () => {
  const json = (depth: number) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  accepted("farm", "findMany", { where: { settings: { equals: json(31) } } });
  assert.is(
    await refusedFast("farm", "findMany", { where: { settings: { equals: json(32) } } }),
    "where.settings.equals",
  );
  await refusedFast("farm", "findMany", { where: { settings: { equals: json(100_000) } } });
});

test("budgets can be set", async () => {
  const where = { AND: [{ name: "Ada" }, { bossId: null }] };
  const refused = (limits: object) =>
    refusedAt({ model: "person", method: "findMany", args: { where }, limits });
  assert.is(await refused({ whereDepthMax: 1 }), "where.AND[0]");
  assert.is(await refused({ whereNodesMax: 2 }), "where.AND[0]");
  assert.is(await refused({ listMax: 1 }), "where.AND");
});

test.run();
