import { limit } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { type NestOutput, type Project, project } from "../../ir/logical/project.ts";
import { sort } from "../../ir/logical/sort.ts";
import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import { appendedColumn, batchFetch, type Fetch } from "../../ir/physical/batch-fetch.ts";
import type { Column } from "../../ir/physical/column.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { pushedQuery } from "../../ir/physical/pushed-query.ts";
import {
  type BatchRows,
  emptyFetch,
  linkOf,
  nestToBatchFetch,
  type PlannedBatch,
  rowsOfBatch,
} from "./nest-to-batch-fetch.ts";
import { type FetchedNest, Placing } from "./place-outputs.ts";
import type { Planner } from "./planner.ts";
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
  const placing = new Placing(planner, options.path);
  const { outputs, columns, fetched } = placing.query(query.input, query.outputs, options.fields);
  const pushed: Physical =
    query.input.kind === "empty"
      ? noRows(columns)
      : pushedQuery({
          query: project(query.input, outputs),
          columns,
          single: options.partitionBy === null && yieldsOneRow(query.input, planner.catalog),
          partitionBy: options.partitionBy,
          nests: placing.nests,
        });
  return withFetches(planner, pushed, columns, fetched);
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
  nests: readonly FetchedNest[],
): PlannedRows {
  if (nests.length === 0) return { physical: input, columns };
  if (input.kind === "noRows") {
    const unread = nests.reduce(
      (all, { nest, at }) => appendedColumn(all, at, unreadColumn(planner, nest)),
      columns,
    );
    return { physical: noRows(unread), columns: unread };
  }
  const fetches = nests.map(({ nest, path, at }): Fetch => {
    const link = linkOf(nest);
    if (link === null) return { ...emptyFetch(planner, nest, ""), at };
    const fetch = nestToBatchFetch(planner, nest, link, path, (rows, of, fields, inner) =>
      pushBatch(planner, rows, of, fields, inner),
    );
    return { ...fetch, at };
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
