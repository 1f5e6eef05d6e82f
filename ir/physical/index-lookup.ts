import type { RowCount } from "../logical/limit.ts";
import type { Predicate } from "../predicate/predicate.ts";
import type { Column } from "./column.ts";
import { freezeParts, type KeyPart } from "./key-lookup.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/**
 * The records that declared indexes lead to, or the index that every referencing field has: whole records,
 * each once, in no order. A record is found in any of the ways, each of which is what all its terms have in
 * common. At most one part of a way is a list.
 */
export interface IndexLookup {
  readonly kind: "indexLookup";
  readonly model: string;
  readonly ways: readonly IndexWay[];
  readonly page: IndexPage | null;
  /** When records end that the store may free meanwhile; `null` where none do. */
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

/**
 * Which records are needed of those that have one combination of values, where there is but one way: the first in
 * the order of the primary key for which the residual predicate is true, as many as are taken and skipped. Others
 * may come too.
 */
export interface IndexPage {
  readonly direction: "asc" | "desc";
  readonly take: RowCount;
  readonly skip: RowCount | null;
  readonly residual: Predicate | null;
}

export type IndexWay = readonly IndexTerm[];

/** The records whose fields have the values. */
export interface IndexTerm {
  readonly index: string;
  readonly parts: readonly KeyPart[];
}

export function indexLookup(
  model: string,
  ways: readonly IndexWay[],
  columns: readonly Column[],
  page: IndexPage | null = null,
  expiry: StoreExpiry | null = null,
): IndexLookup {
  return Object.freeze({
    kind: "indexLookup",
    model,
    ways: Object.freeze(ways.map((way) => Object.freeze(way.map(freezeTerm)))),
    page: page && freezePage(page),
    expiry: freezeStoreExpiry(expiry),
    columns: Object.freeze(columns.slice()),
  });
}

function freezePage({ direction, take, skip, residual }: IndexPage): IndexPage {
  return Object.freeze({
    direction,
    take: Object.freeze({ ...take }),
    skip: skip && Object.freeze({ ...skip }),
    residual,
  });
}

function freezeTerm({ index, parts }: IndexTerm): IndexTerm {
  return Object.freeze({ index, parts: freezeParts(parts) });
}
