import { fieldOf, modelOf } from "../../ir/catalog.ts";
import { limit } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import {
  fieldOutput,
  type NestOutput,
  type Output,
  type Project,
  project,
} from "../../ir/logical/project.ts";
import { sort } from "../../ir/logical/sort.ts";
import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import { batchFetch } from "../../ir/physical/batch-fetch.ts";
import { type Column, nestColumn } from "../../ir/physical/column.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical, Strategy } from "../../ir/physical/physical-plan.ts";
import { pushedQuery } from "../../ir/physical/pushed-query.ts";
import { chooseStrategy } from "./choose-strategy.ts";
import {
  type BatchRows,
  emptyFetch,
  linkOf,
  nestToBatchFetch,
  type PlannedBatch,
  rowsOfBatch,
} from "./nest-to-batch-fetch.ts";
import { cellOf, cellsOf, type Planner } from "./planner.ts";
import { childPath, distinct, fieldNames, nestsOf } from "./split-outputs.ts";
import { unreadColumn } from "./unread-column.ts";

interface PushOptions {
  readonly path: string;
  /** Fields that must be among the columns whether or not they are selected. */
  readonly fields: readonly string[];
  readonly partitionBy: string | null;
}

/**
 * A projection as one statement, with the nests that the backend computes inside it, and a batch fetch
 * above for those that it does not.
 */
export function pushQuery(planner: Planner, query: Project, options: PushOptions): PlannedRows {
  const { path } = options;
  const model = modelOf(planner.catalog, modelOfRows(query.input));
  const nests = nestsOf(query.outputs).map((nest) => ({
    nest,
    path: childPath(path, nest.name),
    link: linkOf(nest),
    strategy: chooseStrategy(planner, query.input, nest, childPath(path, nest.name)),
  }));
  const inside = nests.filter((entry) => entry.strategy !== "batch");
  const outside = nests.filter((entry) => entry.strategy === "batch");
  const hidden = outside.flatMap((entry) => (entry.link === null ? [] : [entry.link.from]));
  const fields = distinct([...fieldNames(query.outputs), ...options.fields, ...hidden]);

  const strategies: Record<string, Strategy> = {};
  const nestColumns = inside.map((entry) => insideColumn(planner, entry.nest, entry.path, strategies));
  const columns: readonly Column[] = [...cellsOf(model, fields), ...nestColumns];
  const outputs: readonly Output[] = [...fields.map(fieldOutput), ...inside.map((entry) => entry.nest)];
  const pushed: Physical =
    query.input.kind === "empty"
      ? noRows(columns)
      : pushedQuery({
          query: project(query.input, outputs),
          columns,
          single: options.partitionBy === null && yieldsOneRow(query.input, planner.catalog),
          partitionBy: options.partitionBy,
          nests: strategies,
        });
  return withFetches(planner, pushed, columns, outside);
}

export interface PlannedRows {
  readonly physical: Physical;
  readonly columns: readonly Column[];
}

/** The batch fetches of the given nests over an input that has their `from` columns. */
export function withFetches(
  planner: Planner,
  input: Physical,
  columns: readonly Column[],
  nests: readonly { readonly nest: NestOutput; readonly path: string }[],
): PlannedRows {
  if (nests.length === 0) return { physical: input, columns };
  if (input.kind === "noRows") {
    const unread = [...columns, ...nests.map(({ nest }) => unreadColumn(planner, nest))];
    return { physical: noRows(unread), columns: unread };
  }
  const fetches = nests.map(({ nest, path }) => {
    const link = linkOf(nest);
    return link === null
      ? emptyFetch(planner, nest, "")
      : nestToBatchFetch(planner, nest, link, path, (rows, of, fields, at) =>
          pushBatch(planner, rows, of, fields, at),
        );
  });
  const fetched = batchFetch(input, columns, fetches);
  return { physical: fetched, columns: fetched.columns };
}

/** The rows of one batch as one statement; a limit per parent goes in where rows can be numbered. */
function pushBatch(
  planner: Planner,
  rows: BatchRows,
  nest: NestOutput,
  fields: readonly string[],
  path: string,
): PlannedBatch {
  const link = linkOf(nest);
  const limited = rows.take !== null || rows.skip !== null;
  // Through a connecting table the same row may belong to several parents: then the limit is theirs, not its.
  const numbered = limited && planner.capabilities.rowNumbers && link?.through === null;
  const base = rowsOfBatch(rows);
  const sorted = rows.order !== null && (!limited || numbered) ? sort(base, rows.order) : base;
  const input: Rows = numbered ? limit(sorted, rows.take, rows.skip) : sorted;
  const planned = pushQuery(planner, project(input, nest.plan.outputs), {
    path,
    fields,
    partitionBy: numbered ? (link?.to ?? null) : null,
  });
  const rest =
    limited && !numbered
      ? { order: rows.order, take: rows.take, skip: rows.skip }
      : { order: null, take: null, skip: null };
  return { child: planned.physical, columns: planned.columns, rest };
}

/** The column of a nest inside the statement, and of the nests inside it. */
function insideColumn(
  planner: Planner,
  nest: NestOutput,
  path: string,
  strategies: Record<string, Strategy>,
): Column {
  const model = modelOf(planner.catalog, modelOfRows(nest.plan.input));
  const strategy = planner.strategies.find((choice) => choice.path === path)?.strategy ?? "correlated";
  strategies[path] = strategy;
  const columns = nest.plan.outputs.map((output): Column => {
    if (output.kind === "field") {
      return cellOf(fieldOf(model, output.name));
    }
    const inner = childPath(path, output.name);
    chooseStrategy(planner, nest.plan.input, output, inner);
    return insideColumn(planner, output, inner, strategies);
  });
  return nestColumn(nest.name, nest.cardinality, nest.required, columns);
}
