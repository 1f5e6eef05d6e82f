import { test } from "uvu";
import * as assert from "uvu/assert";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { RULES } from "../../compiler/rules/index.ts";
import { columnsConsistent } from "../../compiler/verify/columns-consistent.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { fieldsPreserved } from "../../compiler/verify/fields-preserved.ts";
import { frozen } from "../../compiler/verify/frozen.ts";
import { orderPreserved } from "../../compiler/verify/order-preserved.ts";
import { resolved } from "../../compiler/verify/resolved.ts";
import { resolvedPhysical } from "../../compiler/verify/resolved-physical.ts";
import { supported } from "../../compiler/verify/supported.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import { filter } from "../../ir/logical/filter.ts";
import { limit } from "../../ir/logical/limit.ts";
import type { LogicalPlan, Rows } from "../../ir/logical/logical-plan.ts";
import { fieldOutput, nestOutput, project } from "../../ir/logical/project.ts";
import { related } from "../../ir/logical/related.ts";
import { scan } from "../../ir/logical/scan.ts";
import { sort } from "../../ir/logical/sort.ts";
import type { PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { flatSqlProfile, postgresProfile, storeProfile } from "../golden/profiles.ts";
import { type Call, readShape } from "./support/read-shape.ts";
import { targetOf } from "./support/target-of.ts";

const { catalog } = farmSchema;
const SQL = postgresProfile.capabilities;
const FLAT = flatSqlProfile.capabilities;
const STORE = storeProfile.capabilities;

const people = scan("person");
const byId = [{ field: "id", direction: "asc" }] as const;
const byName = [{ field: "name", direction: "asc" }, ...byId] as const;
const two = { kind: "literal", value: 2 } as const;

function ids(rows: Rows): LogicalPlan {
  return project(rows, [fieldOutput("id")]);
}

function compiled(call: Call, capabilities: Capabilities, options: Partial<CompileOptions> = {}) {
  const { words } = readShape(farmSchema, call);
  return compileVerified(words, catalog, targetOf(capabilities), { ...DEFAULT_COMPILE_OPTIONS, ...options });
}

const NESTED: Call = {
  model: "farm",
  method: "findMany",
  args: { where: { region: "north" }, select: { id: true, plots: { take: 1 }, workers: { take: 1 } } },
};

const TO_ONE: Call = {
  model: "farm",
  method: "findMany",
  args: { select: { owner: { select: { name: true, boss: { select: { name: true } } } } } },
};

function physical(call: Call, capabilities: Capabilities): PhysicalPlan {
  return compiled(call, capabilities).physical;
}

function has(problems: readonly string[], text: string): void {
  assert.ok(
    problems.some((problem) => problem.includes(text)),
    `no "${text}" in ${JSON.stringify(problems)}`,
  );
}

test("resolved: names and slots that are not there", () => {
  assert.equal(resolved(ids(filter(people, compare("eq", "name", 0))), catalog, 1), []);
  has(resolved(ids(scan("persn")), catalog, 0), 'no model "persn"');
  has(resolved(project(people, [fieldOutput("nam")]), catalog, 0), 'no field "person.nam"');
  has(resolved(ids(filter(people, compare("eq", "nam", 0))), catalog, 1), 'no field "person.nam"');
  has(resolved(ids(filter(people, compare("eq", "name", 1))), catalog, 1), "slot 1 of 1");
  has(resolved(ids(sort(people, [{ field: "nam", direction: "asc" }])), catalog, 0), 'no field "person.nam"');
  has(resolved(ids(limit(people, { kind: "slot", slot: 4 }, null)), catalog, 2), "slot 4 of 2");
  has(resolved(project(people, [fieldOutput("id"), fieldOutput("id")]), catalog, 0), "twice");
  has(resolved(ids(scan("constructor")), catalog, 0), 'no model "constructor"');
});

test("resolved: nests that are not their relation", () => {
  const link = catalog.models.person?.relations.find((relation) => relation.name === "reports")?.link;
  if (link === undefined) throw new Error("no relation reports");
  const nest = (name: string, rows: Rows, cardinality: "one" | "many" = "many") =>
    project(people, [nestOutput(name, cardinality, false, project(rows, [fieldOutput("id")]))]);
  assert.equal(resolved(nest("reports", related("person", link)), catalog, 0), []);
  has(resolved(nest("repots", related("person", link)), catalog, 0), "no relation");
  has(resolved(nest("reports", people), catalog, 0), "over scan");
  has(resolved(nest("reports", related("farm", link)), catalog, 0), "another model");
  has(resolved(nest("reports", related("person", link), "one"), catalog, 0), "another cardinality");
  has(resolved(nest("boss", related("person", link), "one"), catalog, 0), "another link");
  has(resolved(ids(related("person", link)), catalog, 0), "outside a nest");
});

test("fields-preserved: outputs that a rewrite changed", () => {
  const before = project(people, [fieldOutput("id"), fieldOutput("name")]);
  assert.equal(fieldsPreserved(before, project(filter(people, compare("eq", "id", 0)), before.outputs)), []);
  assert.is(fieldsPreserved(before, project(people, [fieldOutput("name"), fieldOutput("id")])).length, 1);
  assert.is(fieldsPreserved(before, ids(people)).length, 1);
  assert.is(fieldsPreserved(before, project(scan("farm"), before.outputs)).length, 1);
});

test("order-preserved: rows in another order, and limits over ties", () => {
  const before = ids(limit(sort(people, byName), two, null));
  const kept = (after: Rows) => orderPreserved(before, ids(after), catalog);
  assert.equal(kept(limit(sort(filter(people, compare("ne", "id", 0)), byName), two, null)), []);
  assert.equal(kept(filter(people, compare("eq", "id", 0))), [], "one row needs no order");
  has(kept(limit(sort(people, byId), two, null)), "the order was name asc, id asc");
  has(kept(limit(people, two, null)), "is none");
  has(kept(limit(sort(people, byName.slice(0, 1)), two, null)), "a limit over rows that tie");
  has(orderPreserved(ids(sort(people, byName)), ids(people), catalog), "is none");
});

test("order-preserved: what follows a unique key decides nothing", () => {
  const long = [{ field: "email", direction: "asc" }, ...byName] as const;
  assert.equal(orderPreserved(ids(sort(people, long)), ids(sort(people, long.slice(0, 1))), catalog), []);
});

test("supported: each capability that a plan uses and the backend does not claim", () => {
  const plan = physical(NESTED, SQL);
  const without = (lost: Partial<Capabilities>) => supported(plan, catalog, { ...SQL, ...lost });
  assert.equal(without({}), []);
  has(without({ nestedLevels: 0 }), "a nested output");
  has(without({ pushedQueries: false }), "a pushed query");
  const flat = physical(NESTED, FLAT);
  has(supported(flat, catalog, { ...FLAT, rowNumbers: false }), "a limit per group");
  const grouped = compiled(NESTED, SQL, { strategy: "grouped" }).physical;
  has(supported(grouped, catalog, { ...SQL, groupedRows: false }), "a grouped nest");
  const store = physical(NESTED, STORE);
  has(supported(store, catalog, { ...STORE, indexLookups: false }), "an index lookup");
  const both = physical(
    { model: "plot", method: "count", args: { where: { crop: "c", farmId: "f" } } },
    STORE,
  );
  has(supported(both, catalog, { ...STORE, combinedIndexes: false }), "a lookup by several indexes");
  has(supported(store, catalog, { ...STORE, pushedQueries: true }), "a leaf of record stores");
  const count = physical({ model: "farm", method: "count" }, STORE);
  has(supported(count, catalog, { ...STORE, memberCount: false }), "a member count");
});

test("supported: more joined rows than one select holds", () => {
  const joined = physical(TO_ONE, FLAT);
  assert.equal([...supported(joined, catalog, FLAT), ...columnsConsistent(joined, catalog)], []);
  const needs = "a select of so many joined rows";
  has(supported(joined, catalog, { ...FLAT, flatJoins: null }), needs);
  has(supported(joined, catalog, { ...FLAT, flatJoins: { tables: 2, columns: 1_000 } }), needs);
  has(supported(joined, catalog, { ...FLAT, flatJoins: { tables: 60, columns: 3 } }), needs);
});

test("columns-consistent: joined rows without the key that tells whether they are there", () => {
  const joined = physical(TO_ONE, FLAT);
  const present = (by: string | null) => {
    const change: Change = (node) => ({
      ...node,
      columns: Array.isArray(node.columns)
        ? node.columns.map((column) => ({ ...column, presentBy: by }))
        : [],
    });
    return columnsConsistent(broken(joined, "pushedQuery", change), catalog);
  };
  assert.equal(present("id"), []);
  has(present("name"), "pushedQuery: columns");
  has(present("none"), 'no cell "none"');
  has(present(null), "joined inside a value");
});

test("supported: arithmetic that the backend does not do exactly", () => {
  const args = { where: {}, data: { area: { increment: "1" } } };
  const update = physical({ model: "farm", method: "updateMany", args }, SQL);
  has(supported(update, catalog, { ...SQL, decimalArithmetic: false }), "decimal arithmetic");
  const kept = physical({ model: "farm", method: "update", args: { ...args, where: { id: "f" } } }, STORE);
  has(supported(kept, catalog, { ...STORE, decimalArithmetic: false }), "decimal arithmetic");
});

test("frozen: what is not frozen plain data, and where it stands", () => {
  assert.equal(frozen(physical(NESTED, SQL)), []);
  has(frozen({ a: 1 }), "plan is not frozen");
  has(frozen(Object.freeze({ a: [] })), "plan.a is not frozen");
  has(frozen(Object.freeze([Object.freeze({ b: new Date() })])), "plan[0].b is an instance");
  has(frozen(Object.freeze({ a: () => 1 })), "plan.a is a function");
  has(frozen(Object.freeze({ a: Object.freeze(new Map()) })), "plan.a is an instance");
  has(frozen(Object.freeze({ a: 1n })), "plan.a is a bigint");
  has(frozen(Object.freeze({ a: undefined })), "plan.a is a undefined");
  has(frozen(Object.freeze({ a: 0.5 })), "plan.a is no whole number");
});

type Change = (node: Record<string, unknown>) => Record<string, unknown>;

/** The plan with the first operator of the kind changed. */
function broken(plan: PhysicalPlan, kind: string, change: Change): PhysicalPlan {
  let done = false;
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    const node = Object.fromEntries(Object.entries(value));
    if (!done && node.kind === kind) {
      done = true;
      return change(node);
    }
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, copy(item)]));
  };
  return copy(plan) as PhysicalPlan;
}

test("resolved-physical: keys, indexes and key sets that are not there", () => {
  const plan = physical(NESTED, STORE);
  const problems = (kind: string, change: Change) => resolvedPhysical(broken(plan, kind, change), catalog);
  assert.equal(resolvedPhysical(plan, catalog), []);
  has(
    problems("indexLookup", (node) => ({ ...node, ways: [[{ index: "none", parts: [] }]] })),
    'no index "none"',
  );
  has(
    problems("indexLookup", (node) => ({ ...node, ways: [[{ index: "farmId", parts: [] }]] })),
    "looked up by",
  );
  has(
    problems("keyLookup", (node) => ({ ...node, key: "name" })),
    'no unique key "name"',
  );
  has(
    problems("keyLookup", (node) => ({ ...node, model: "persn" })),
    'no model "persn"',
  );
  has(resolvedPhysical({ ...plan, slots: 1 }, catalog), "of 1");
  has(resolvedPhysical({ ...plan, callSlots: plan.slots }, catalog), "which the call fills");
});

test("a range that its index does not have", () => {
  const args = { where: { crop: { gt: "a" } }, orderBy: { crop: "desc" }, take: 2 };
  const ordered = { ...STORE, orderedIndexes: true };
  const plan = physical({ model: "plot", method: "findMany", args }, ordered);
  const problems = (change: Change) => resolvedPhysical(broken(plan, "rangeLookup", change), catalog);
  assert.equal([...resolvedPhysical(plan, catalog), ...supported(plan, catalog, ordered)], []);
  has(supported(plan, catalog, STORE), "a range lookup");
  has(
    problems((node) => ({ ...node, index: "id" })),
    'no ordered index "id"',
  );
  has(
    problems((node) => ({ ...node, fixed: [{ field: "size", slot: 0, list: false }] })),
    "other fields first",
  );
  has(
    problems((node) => ({ ...node, bounds: [{ field: "size", op: "gt", slot: 0 }] })),
    "another field than the next",
  );
  const by = [
    { field: "crop", direction: "asc" },
    { field: "id", direction: "desc" },
  ];
  has(
    problems((node) => ({ ...node, page: { by, take: two, skip: null, residual: null } })),
    "the order of its page",
  );
});

test("columns-consistent: columns that an operator needs and its input does not have", () => {
  const store = physical(NESTED, STORE);
  const flat = physical(NESTED, FLAT);
  const problems = (plan: PhysicalPlan, kind: string, change: Change) =>
    columnsConsistent(broken(plan, kind, change), catalog);
  assert.equal([...columnsConsistent(store, catalog), ...columnsConsistent(flat, catalog)], []);
  has(
    problems(flat, "pushedQuery", (node) => ({ ...node, columns: [] })),
    "pushedQuery: columns []",
  );
  has(
    problems(flat, "batchFetch", (node) => ({ ...node, columns: [] })),
    "batchFetch: columns []",
  );
  has(
    problems(store, "indexLookup", (node) => ({ ...node, columns: [] })),
    "indexLookup: columns []",
  );
  const unlinked: Change = (node) => ({
    ...node,
    fetches: Array.isArray(node.fetches)
      ? node.fetches.map((fetch) => ({ ...fetch, from: "owner", to: "none" }))
      : [],
  });
  has(problems(flat, "batchFetch", unlinked), 'no cell "owner"');
  has(problems(flat, "batchFetch", unlinked), 'no cell "none"');
  has(
    columnsConsistent({ ...flat, outputs: [{ name: "nam", outputs: null }] }, catalog),
    "farm.nam: no column",
  );
  const numbered: Change = (node) => ({ ...node, single: true, partitionBy: "farmId" });
  has(problems(flat, "pushedQuery", numbered), "limited per group");
});

test("compile-verified: names the rule that broke the plan", () => {
  const rule = RULES.find((candidate) => candidate.name === "merge-filters");
  if (rule === undefined) throw new Error("no rule merge-filters");
  const original = rule.rows;
  const breaking = { rows: (rows: Rows) => (rows.kind === "sort" ? rows.input : rows) };
  Object.assign(rule, breaking);
  try {
    const call: Call = { model: "person", method: "findMany", args: { orderBy: { name: "asc" } } };
    assert.throws(() => compiled(call, SQL), /after merge-filters:[\s\S]*the order was name asc, id asc/);
  } finally {
    Object.assign(rule, { rows: original });
  }
});

test.run();
