import { type Link, modelOf } from "../../ir/catalog.ts";
import { filter } from "../../ir/logical/filter.ts";
import type { RowCount } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import type { Related } from "../../ir/logical/related.ts";
import { scan } from "../../ir/logical/scan.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { Fetch, Via } from "../../ir/physical/batch-fetch.ts";
import { type Column, nestColumn } from "../../ir/physical/column.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { and } from "../../ir/predicate/and.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";
import { allCells, cellsOf, type Planner } from "./planner.ts";
import { distinct } from "./split-outputs.ts";
import { unreadColumn } from "./unread-column.ts";

/** The rows of a nest, taken apart: what can go below the key set, and what counts per parent. */
export interface BatchRows {
  readonly model: string;
  readonly predicate: Predicate;
  readonly order: readonly SortKey[] | null;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
}

/** Plans the rows of one batch, with at least the given fields among the columns. */
export type PlanBatch = (
  rows: BatchRows,
  nest: NestOutput,
  fields: readonly string[],
  path: string,
) => PlannedBatch;

export interface PlannedBatch {
  readonly child: Physical;
  readonly columns: readonly Column[];
  /** The order and limit per parent that is left to do after dealing out. */
  readonly rest: Pick<Fetch, "order" | "take" | "skip">;
}

/** The column of the parent's rows that a fetch needs; null where nothing can be related. */
export function linkOf(nest: NestOutput): Link | null {
  return relatedOf(nest)?.link ?? null;
}

function relatedOf(nest: NestOutput): Related | null {
  const leaf = leafOf(nest.plan.input);
  return leaf.kind === "related" ? leaf : null;
}

/**
 *     project (…, nest (limit (sort (filter p (related link)))))
 *       =>  batchFetch (project …) with child: sort (filter (link.to in keys and p) scan), limit per parent
 *
 * Helps: one request for all parents instead of one a parent. Legal: a related row is one whose `to`
 * equals the parent's `from`, so the rows of all parents are those whose `to` is among the parents' cells,
 * and dealing them out by `to` gives each parent its own, in the child's order.
 * Wrong would be limiting the child as a whole: the first parent's rows would eat the others'.
 */
export function nestToBatchFetch(
  planner: Planner,
  nest: NestOutput,
  link: Link,
  path: string,
  planBatch: PlanBatch,
): Fetch {
  const keySlot = planner.keySlot();
  const rows = batchRows(nest.plan.input, link, keySlot);
  const orderFields = (rows.order ?? []).map((key) => key.field);
  const { child, columns, rest } = planBatch(rows, nest, distinct([link.to, ...orderFields]), path);
  return {
    child,
    nest: nestColumn(nest.name, nest.cardinality, nest.required, columns),
    at: [],
    from: link.from,
    to: link.to,
    keySlot,
    known: null,
    via: link.through && planVia(planner, link, planBatch, nest, path),
    ...rest,
  };
}

/** A nest that was rewritten to `empty`: no request, and every parent gets none. */
export function emptyFetch(planner: Planner, nest: NestOutput, from: string): Fetch {
  const column = unreadColumn(planner, nest);
  return {
    child: noRows(column.columns),
    nest: column,
    at: [],
    from,
    to: from,
    keySlot: planner.keySlot(),
    known: null,
    via: null,
    order: null,
    take: null,
    skip: null,
  };
}

function planVia(
  planner: Planner,
  link: Link,
  planBatch: PlanBatch,
  nest: NestOutput,
  path: string,
): Via | null {
  const { through } = link;
  if (through === null) return null;
  const keySlot = planner.keySlot();
  const ofParents = inList(through.from, keySlot, false);
  const connecting = relatedOf(nest)?.connecting ?? null;
  const rows: BatchRows = {
    model: through.model,
    predicate: connecting === null ? ofParents : and([ofParents, connecting]),
    order: null,
    take: null,
    skip: null,
  };
  const ofThrough: NestOutput = { ...nest, plan: { ...nest.plan, outputs: [] } };
  const { child } = planBatch(rows, ofThrough, distinct([through.from, through.to]), path);
  return { input: child, keySlot, from: through.from, to: through.to };
}

function batchRows(rows: Rows, link: Link, keySlot: Slot): BatchRows {
  const { model, filters, order, take, skip } = linkedRows(rows);
  return { model, predicate: and([inList(link.to, keySlot, false), ...filters]), order, take, skip };
}

/** The rows of a nest, taken apart, with the items of its filter. */
export function linkedRows(
  rows: Rows,
): Omit<BatchRows, "predicate"> & { readonly filters: readonly Predicate[] } {
  const limited = rows.kind === "limit" ? rows : null;
  const below = limited === null ? rows : limited.input;
  const sorted = below.kind === "sort" ? below : null;
  const filters: Predicate[] = [];
  let node = sorted === null ? below : sorted.input;
  while (node.kind === "filter") {
    filters.push(...conjuncts(node.predicate));
    node = node.input;
  }
  if (node.kind !== "related")
    throw new TypeError(`a nest has ${node.kind} where its related rows must stand`);
  return {
    model: node.model,
    filters,
    order: sorted?.by ?? null,
    take: limited?.take ?? null,
    skip: limited?.skip ?? null,
  };
}

export function rowsOfBatch(rows: BatchRows): Rows {
  return filter(scan(rows.model), rows.predicate);
}

function leafOf(rows: Rows): Rows {
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") node = node.input;
  return node;
}

/** The named columns of a model, or all of them where a store returns whole records. */
export function columnsFor(
  planner: Planner,
  model: string,
  names: readonly string[] | null,
): readonly Column[] {
  const { catalog } = planner;
  return names === null ? allCells(modelOf(catalog, model)) : cellsOf(modelOf(catalog, model), names);
}
