import { type Catalog, type Model, modelOf } from "../../ir/catalog.ts";
import type { LogicalPlan, Rows } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Output } from "../../ir/logical/project.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";

/**
 * What a rewrite did to the order, at every depth: rows must come in the same total order as before, or
 * there must be at most one, and what a limit cuts off must be as certain as it was.
 */
export function orderPreserved(before: LogicalPlan, after: LogicalPlan, catalog: Catalog): readonly string[] {
  const was = rowsOf(before);
  return [...rowsOf(after)].flatMap(([path, rows]) => {
    const earlier = was.get(path);
    if (earlier === undefined) return [`${path}: rows that were not there before`];
    return [...orderProblems(path, earlier, rows, catalog), ...limitProblems(path, rows, catalog)];
  });
}

/** The row operators of the plan and of its nests, by path. */
function rowsOf(plan: LogicalPlan): ReadonlyMap<string, Rows> {
  const found = new Map<string, Rows>();
  switch (plan.kind) {
    case "project":
      found.set("", plan.input);
      addNests(found, "", plan.outputs);
      break;
    case "first":
      found.set("", plan.input.input);
      addNests(found, "", plan.input.outputs);
      break;
    case "insert":
    case "upsert":
      addNests(found, "", plan.returning);
      break;
    case "update":
      found.set("", plan.target);
      addNests(found, "", plan.returning ?? []);
      break;
    case "delete":
      found.set("", plan.target);
      break;
    case "count":
      found.set("", plan.input);
      break;
    default:
      found.set("", plan);
  }
  return found;
}

function addNests(found: Map<string, Rows>, path: string, outputs: readonly Output[]): void {
  for (const output of outputs) {
    if (output.kind === "field") continue;
    const inner = `${path}.${output.name}`;
    found.set(inner, output.plan.input);
    addNests(found, inner, output.plan.outputs);
  }
}

function orderProblems(path: string, before: Rows, after: Rows, catalog: Catalog): readonly string[] {
  if (yieldsOneRow(after, catalog)) return [];
  const model = modelOf(catalog, modelOfRows(after));
  const was = orderText(decisiveKeys(model, orderOf(before)));
  const is = orderText(decisiveKeys(model, orderOf(after)));
  return was === "" || was === is ? [] : [`${path}: the order was ${was} and is ${is || "none"}`];
}

/** A limit over more than one row needs an order without ties: else it cuts off now these, now those. */
function limitProblems(path: string, rows: Rows, catalog: Catalog): readonly string[] {
  const problems: string[] = [];
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") {
    if (node.kind === "limit" && !yieldsOneRow(node.input, catalog)) {
      const model = modelOf(catalog, modelOfRows(node));
      if (!isTotal(model, orderOf(node.input))) problems.push(`${path}: a limit over rows that tie`);
    }
    node = node.input;
  }
  return problems;
}

function orderOf(rows: Rows): readonly SortKey[] {
  let node = rows;
  while (node.kind === "filter" || node.kind === "limit") node = node.input;
  return node.kind === "sort" ? node.by : [];
}

/** The keys up to the first that leaves no ties: what follows is never asked. */
function decisiveKeys(model: Model, by: readonly SortKey[]): readonly SortKey[] {
  for (let length = 1; length < by.length; length++) {
    if (isTotal(model, by.slice(0, length))) return by.slice(0, length);
  }
  return by;
}

function isTotal(model: Model, by: readonly SortKey[]): boolean {
  const given = new Set(by.map((key) => key.field));
  const required = new Set(model.fields.filter((field) => !field.nullable).map((field) => field.name));
  return model.uniqueKeys.some((key) => key.fields.every((name) => given.has(name) && required.has(name)));
}

function orderText(by: readonly SortKey[]): string {
  return by.map((key) => `${key.field} ${key.direction}`).join(", ");
}
