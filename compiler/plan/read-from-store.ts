import { type Model, modelOf } from "../../ir/catalog.ts";
import type { Filter } from "../../ir/logical/filter.ts";
import type { Limit } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { NestOutput, Project } from "../../ir/logical/project.ts";
import { sort } from "../../ir/logical/sort.ts";
import { batchFetch } from "../../ir/physical/batch-fetch.ts";
import type { Column } from "../../ir/physical/column.ts";
import { localFilter } from "../../ir/physical/local-filter.ts";
import { localLimit } from "../../ir/physical/local-limit.ts";
import { localSort } from "../../ir/physical/local-sort.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { UnsupportedCall } from "../unsupported-call.ts";
import { chooseKeyAccess } from "./choose-key-access.ts";
import { type Cut, firstOfIndex } from "./index-page.ts";
import { knownKey } from "./known-key.ts";
import {
  type BatchRows,
  emptyFetch,
  linkOf,
  nestToBatchFetch,
  type PlannedBatch,
  rowsOfBatch,
} from "./nest-to-batch-fetch.ts";
import { allCells, type Planner } from "./planner.ts";
import type { PlannedRows } from "./push-query.ts";
import { choosePage } from "./range-access.ts";
import { childPath, nestsOf } from "./split-outputs.ts";
import { throughFetch } from "./through-fetch.ts";
import { unreadColumn } from "./unread-column.ts";
import { withoutLive } from "./without-live.ts";

/**
 * A projection over a record store: records found by key or index, what the store does not answer done
 * here over them, and a batch fetch for each relation.
 */
export function readFromStore(planner: Planner, query: Project, path: string): PlannedRows {
  const physical = readRows(planner, query.input);
  const columns = columnsOf(planner, query.input);
  return fetchNests(planner, physical, columns, nestsOf(query.outputs), path);
}

/** The batch fetches of the given nests over whole records. */
export function fetchNests(
  planner: Planner,
  input: Physical,
  columns: readonly Column[],
  nests: readonly NestOutput[],
  path: string,
): PlannedRows {
  if (nests.length === 0) return { physical: input, columns };
  if (input.kind === "noRows") {
    const unread = [...columns, ...nests.map((nest) => unreadColumn(planner, nest))];
    return { physical: noRows(unread), columns: unread };
  }
  const fetches = nests.map((nest) => {
    const at = childPath(path, nest.name);
    planner.choose(at, "batch", "a record store returns records: one fetch for all parents");
    const link = linkOf(nest);
    if (link === null) return emptyFetch(planner, nest, "");
    const fetch =
      throughFetch(planner, nest, link, (physical, cells) =>
        fetchNests(planner, physical, cells, nestsOf(nest.plan.outputs), at),
      ) ??
      nestToBatchFetch(planner, nest, link, at, (rows, of, _fields, to) => readBatch(planner, rows, of, to));
    return { ...fetch, known: knownKey(input, link.from) };
  });
  const fetched = batchFetch(input, columns, fetches);
  return { physical: fetched, columns: fetched.columns };
}

function readBatch(planner: Planner, rows: BatchRows, nest: NestOutput, path: string): PlannedBatch {
  const limited = rows.take !== null || rows.skip !== null;
  const base = rowsOfBatch(rows);
  const found =
    rows.order !== null && !limited
      ? readRows(planner, sort(base, rows.order))
      : firstOfIndex(planner, readRows(planner, base), rows);
  const planned = fetchNests(planner, found, columnsOf(planner, base), nestsOf(nest.plan.outputs), path);
  const rest = limited
    ? { order: rows.order, take: rows.take, skip: rows.skip }
    : { order: null, take: null, skip: null };
  return { child: planned.physical, columns: planned.columns, rest };
}

/** The rows of a logical operator, as whole records. */
export function readRows(planner: Planner, rows: Rows): Physical {
  const columns = columnsOf(planner, rows);
  switch (rows.kind) {
    case "scan":
      return readFiltered(planner, rows, null);
    case "empty":
      return noRows(columns);
    case "filter":
      return rows.input.kind === "scan"
        ? readFiltered(planner, rows.input, rows.predicate)
        : filterLocally(readRows(planner, rows.input), rows, columns);
    case "sort":
      return localSort(readRows(planner, rows.input), rows.by, columns);
    case "limit":
      return readLimited(planner, rows, columns);
    case "related":
      throw new TypeError("related rows are read by a batch fetch");
  }
}

/** A page of an ordered index where one has the order and answers the filter well; else cut off here. */
function readLimited(planner: Planner, rows: Limit, columns: readonly Column[]): Physical {
  const { input, take, skip } = rows;
  const page = planner.capabilities.orderedIndexes ? readPage(planner, rows) : null;
  return (
    page ??
    localLimit(readFirst(planner, refuseWholeScan(planner, input), { take, skip }), take, skip, columns)
  );
}

function readFirst(planner: Planner, rows: Rows, cut: Omit<Cut, "order">): Physical {
  if (rows.kind !== "sort") return readRows(planner, rows);
  const found = firstOfIndex(planner, readRows(planner, rows.input), { ...cut, order: rows.by });
  return localSort(found, rows.by, columnsOf(planner, rows));
}

function readPage(planner: Planner, { input, take, skip }: Limit): Physical | null {
  if (take === null || input.kind !== "sort") return null;
  const { by, input: found } = input;
  const predicate = found.kind === "filter" && found.input.kind === "scan" ? found.predicate : null;
  if (predicate === null && found.kind !== "scan") return null;
  const model = modelOf(planner.catalog, modelOfRows(found));
  const mayTest = (residual: Predicate, answered: readonly Predicate[]) =>
    isNarrowest(planner, model, predicate, residual, answered);
  return choosePage(planner.catalog, model, predicate, { by, take, skip }, planner.expiryOf(model), mayTest);
}

/**
 * Whether a page may be read on and on until enough of its records meet a residual: where that asks no more
 * than whether they have ended, or where no other access would leave less of the filter to test.
 */
function isNarrowest(
  planner: Planner,
  model: Model,
  predicate: Predicate | null,
  residual: Predicate,
  answered: readonly Predicate[],
): boolean {
  const other = chooseKeyAccess(planner, model, predicate);
  if (other.read.kind === "keyLookup") return false;
  const asked = withoutLive(planner, residual);
  if (asked === null) return true;
  const left = other.residual === null ? [] : conjuncts(other.residual);
  const isAnswering = answered.some((item) => withoutLive(planner, item) !== null);
  return isAnswering && conjuncts(asked).every((item) => left.includes(item));
}

function readFiltered(planner: Planner, rows: Rows, predicate: Predicate | null): Physical {
  const model = modelOf(planner.catalog, modelOfRows(rows));
  const { read, residual } = chooseKeyAccess(planner, model, predicate);
  if (read.kind === "memberScan" && withoutLive(planner, predicate) !== null) refuseScan(planner, model.name);
  return residual === null ? read : localFilter(read, model.name, residual, allCells(model));
}

function filterLocally(input: Physical, rows: Filter, columns: readonly Column[]): Physical {
  return localFilter(input, modelOfRows(rows), rows.predicate, columns);
}

/** Reading all records to give a few of them is a scan as much as filtering them is; giving all of them is not. */
function refuseWholeScan(planner: Planner, rows: Rows): Rows {
  const sorted = rows.kind === "sort" ? rows.input : rows;
  const isWhole = sorted.kind === "filter" && withoutLive(planner, sorted.predicate) === null;
  const below = isWhole ? sorted.input : sorted;
  if (below.kind === "scan") refuseScan(planner, below.model);
  return rows;
}

function refuseScan(planner: Planner, model: string): void {
  if (planner.options.scan === "allow") return;
  throw new UnsupportedCall(
    "where",
    `model "${model}" would be read as a whole, which limits.scan refuses; filter by a unique key or an indexed field`,
  );
}

function columnsOf(planner: Planner, rows: Rows): readonly Column[] {
  return allCells(modelOf(planner.catalog, modelOfRows(rows)));
}
