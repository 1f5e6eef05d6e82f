import { type Catalog, type Model, modelOf } from "../../ir/catalog.ts";
import { linkToKey } from "../../ir/logical/link-to-key.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Output } from "../../ir/logical/project.ts";
import { appendedColumn, type Fetch } from "../../ir/physical/batch-fetch.ts";
import type { Column } from "../../ir/physical/column.ts";
import type { LocalFilter } from "../../ir/physical/local-filter.ts";
import type { Physical, PhysicalPlan, RecordOutput } from "../../ir/physical/physical-plan.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import { sourceColumn } from "../../ir/physical/through-lookup.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { allNodes } from "./all-nodes.ts";

/**
 * Where an operator reads a column that its input does not have, or says of its rows what is not so; and
 * the outputs of the call that no column holds.
 */
export function columnsConsistent(plan: PhysicalPlan, catalog: Catalog): readonly string[] {
  return [
    ...allNodes(plan.root).flatMap((node) => nodeProblems(node, catalog)),
    ...outputProblems(plan.outputs ?? [], columnsOf(plan.root), plan.model),
  ];
}

export function columnsOf(node: Physical): readonly Column[] {
  return "columns" in node && node.columns !== null ? node.columns : [];
}

function nodeProblems(node: Physical, catalog: Catalog): readonly string[] {
  switch (node.kind) {
    case "pushedQuery":
      return queryProblems(node, catalog);
    case "pushedWrite":
      return writeProblems(node, catalog);
    case "keyLookup":
    case "indexLookup":
    case "rangeLookup":
    case "memberScan":
    case "keyInsert":
    case "keyUpsert":
    case "keyUpdate":
    case "keyDelete":
      return [...wholeRecords(node.kind, node.columns, node.model, catalog), ...targetProblems(node)];
    case "throughLookup":
      return [
        ...wholeRecords(node.kind, node.columns.slice(0, -1), node.model, catalog),
        ...cellProblems(node.kind, node.columns.slice(-1), sourceColumn(node.through)),
      ];
    case "localFilter":
      return [
        ...sameAsInput(node),
        ...wholeRecords(node.kind, firstCells(node, catalog), node.model, catalog),
        ...fieldsOf(node.predicate).flatMap((field) => cellProblems(node.kind, node.columns, field)),
      ];
    case "localSort":
      return [
        ...sameAsInput(node),
        ...node.by.flatMap((key) => cellProblems(node.kind, node.columns, key.field)),
      ];
    case "localLimit":
      return sameAsInput(node);
    case "batchFetch": {
      const fetched = node.fetches.reduce(
        (columns, { at, nest }) => appendedColumn(columns, at, nest),
        columnsOf(node.input),
      );
      return [
        ...differing(node.kind, node.columns, fetched),
        ...node.fetches.flatMap((fetch) => fetchProblems(fetch, columnsOf(node.input))),
      ];
    }
    case "emittedStatement":
    case "memberCount":
    case "localCount":
    case "noRows":
      return [];
  }
}

/** A filter looks into the record, whatever stands in the row after it. */
function firstCells({ columns, model }: LocalFilter, catalog: Catalog): readonly Column[] {
  return columns.slice(0, modelOf(catalog, model).fields.length);
}

function queryProblems(node: PushedQuery, catalog: Catalog): readonly string[] {
  if (node.query.kind === "count") return differing("pushedQuery", node.columns, []);
  const { input, outputs } = node.query;
  const expected = columnsOfQuery(outputs, modelOf(catalog, modelOfRows(input)), "", node, catalog);
  const problems = [...differing("pushedQuery", node.columns, expected), ...joinProblems(node.columns, "")];
  if (node.partitionBy !== null) {
    if (node.single) problems.push("pushedQuery: one row of all, but limited per group");
    if (input.kind !== "limit") problems.push("pushedQuery: a limit per group without a limit");
  }
  return problems;
}

/** What the outputs at the path in the query come to as columns. */
function columnsOfQuery(
  outputs: readonly Output[],
  model: Model,
  path: string,
  node: Pick<PushedQuery, "nests">,
  catalog: Catalog,
): readonly unknown[] {
  return outputs.map((output) => {
    const { name } = output;
    if (output.kind === "field") return cellOf(model, name);
    const at = path === "" ? name : `${path}.${name}`;
    const { input, outputs: inner } = output.plan;
    return {
      kind: "nest",
      name,
      cardinality: output.cardinality,
      required: output.required,
      columns: columnsOfQuery(inner, modelOf(catalog, modelOfRows(input)), at, node, catalog),
      presentBy: node.nests[at] === "joined" ? (linkToKey(output)?.to ?? "a key") : null,
    };
  });
}

/** A joined row is there by one of its cells, and is not inside a value. */
function joinProblems(columns: readonly Column[], path: string, isInside = false): readonly string[] {
  return columns.flatMap((column) => {
    if (column.kind === "cell") return [];
    const { presentBy } = column;
    const at = `${path}.${column.name}`;
    const problems = joinProblems(column.columns, at, isInside || presentBy === null);
    if (presentBy === null) return problems;
    const misplaced = isInside ? [`pushedQuery: ${at} joined inside a value`] : [];
    return [...misplaced, ...cellProblems(`pushedQuery ${at}`, column.columns, presentBy), ...problems];
  });
}

function cellOf(model: Model, name: string): unknown {
  const field = model.fields.find((candidate) => candidate.name === name);
  return { kind: "cell", name, type: field?.kind, values: field?.values, nullable: field?.nullable };
}

function writeProblems({ write, columns }: PushedWrite, catalog: Catalog): readonly string[] {
  const returning = write.kind === "delete" ? null : write.returning;
  if (returning === null || columns === null) {
    return returning === null && columns === null ? [] : ["pushedWrite: returns what it has no columns for"];
  }
  const nested = returning.some((output) => output.kind === "nest");
  const expected = columnsOfQuery(returning, modelOf(catalog, write.model), "", { nests: {} }, catalog);
  return [
    ...(nested ? ["pushedWrite: a statement that writes returns no relations"] : []),
    ...(columns.length === 0 ? ["pushedWrite: returns rows of nothing"] : []),
    ...differing("pushedWrite", columns, expected),
  ];
}

function wholeRecords(
  kind: string,
  columns: readonly Column[],
  modelName: string,
  catalog: Catalog,
): readonly string[] {
  const model = modelOf(catalog, modelName);
  return differing(
    kind,
    columns,
    model.fields.map((field) => cellOf(model, field.name)),
  );
}

/** The rows of a write's input are read by position, as if they were its own. */
function targetProblems(node: Physical & { readonly columns: readonly Column[] | null }): readonly string[] {
  if ((node.kind !== "keyUpdate" && node.kind !== "keyDelete") || node.target.kind === "key") return [];
  return differing(node.kind, node.columns, columnsOf(node.target.input));
}

function sameAsInput(node: Extract<Physical, { kind: "localFilter" | "localSort" | "localLimit" }>) {
  return differing(node.kind, node.columns, columnsOf(node.input));
}

function fetchProblems(fetch: Fetch, parents: readonly Column[]): readonly string[] {
  const { child, nest, via } = fetch;
  const what = `fetch of ${nest.name}`;
  const columns = columnsOf(child);
  const problems = [...differing(what, nest.columns, columns)];
  // Without rows there is nothing to deal out.
  if (child.kind === "noRows") return problems;
  const place = columnsAt(parents, fetch.at);
  problems.push(...cellProblems(what, place, fetch.from), ...cellProblems(what, columns, fetch.to));
  for (const key of fetch.order ?? []) problems.push(...cellProblems(what, columns, key.field));
  if (via === null) return problems;
  const connecting = columnsOf(via.input);
  return [
    ...problems,
    ...cellProblems(what, connecting, via.from),
    ...cellProblems(what, connecting, via.to),
  ];
}

/** The columns of the joined rows that the relations lead to. */
function columnsAt(columns: readonly Column[], at: readonly string[]): readonly Column[] {
  return at.reduce<readonly Column[]>((inner, name) => {
    const found = inner.find((column) => column.name === name);
    return found?.kind === "nest" && found.presentBy !== null ? found.columns : [];
  }, columns);
}

function outputProblems(
  outputs: readonly RecordOutput[],
  columns: readonly Column[],
  path: string,
): readonly string[] {
  return outputs.flatMap(({ name, outputs: inner }) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined) return [`${path}.${name}: no column`];
    if (column.kind === "cell") return inner === null ? [] : [`${path}.${name}: a cell, not related rows`];
    return inner === null
      ? [`${path}.${name}: related rows, not a cell`]
      : outputProblems(inner, column.columns, `${path}.${name}`);
  });
}

function fieldsOf(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case "constant":
      return [];
    case "and":
    case "or":
      return predicate.items.flatMap(fieldsOf);
    case "not":
      return fieldsOf(predicate.item);
    default:
      return [predicate.field];
  }
}

function cellProblems(what: string, columns: readonly Column[], name: string): readonly string[] {
  const column = columns.find((candidate) => candidate.name === name);
  return column?.kind === "cell" ? [] : [`${what}: no cell "${name}" in the rows`];
}

function differing(what: string, columns: unknown, expected: unknown): readonly string[] {
  const is = JSON.stringify(columns);
  const should = JSON.stringify(expected);
  return is === should ? [] : [`${what}: columns ${is} where ${should} come`];
}
