import type { RowCount } from "../logical/limit.ts";
import type { SortKey } from "../logical/sort.ts";
import type { Predicate } from "../predicate/predicate.ts";
import type { Slot } from "../slot.ts";
import type { Column } from "./column.ts";
import { freezeParts, type KeyPart } from "./key-lookup.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/**
 * The records in a range of an ordered index: its first fields have the given values (`fixed`, none of them
 * a list), the next one lies within the bounds. A bounded field is not null. Whole records, each once; in no
 * order and all of them, or a page.
 */
export interface RangeLookup {
  readonly kind: "rangeLookup";
  readonly model: string;
  readonly index: string;
  readonly fixed: readonly KeyPart[];
  readonly bounds: readonly RangeBound[];
  readonly page: RangePage | null;
  /** When records end that the store may free meanwhile; `null` where none do. */
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export interface RangeBound {
  readonly field: string;
  readonly op: "lt" | "lte" | "gt" | "gte" | "startsWith";
  readonly slot: Slot;
}

/**
 * The first records in an order that the index has: the fields after the fixed ones, any number of them
 * descending and then the others ascending. Only records for which the residual predicate is true count: the
 * store reads on until there are enough of them.
 */
export interface RangePage {
  readonly by: readonly SortKey[];
  readonly take: RowCount;
  readonly skip: RowCount | null;
  readonly residual: Predicate | null;
}

export function rangeLookup(node: Omit<RangeLookup, "kind">): RangeLookup {
  return Object.freeze({
    kind: "rangeLookup",
    model: node.model,
    index: node.index,
    fixed: freezeParts(node.fixed),
    bounds: Object.freeze(node.bounds.map((bound) => Object.freeze({ ...bound }))),
    page: node.page && freezePage(node.page),
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}

function freezePage({ by, take, skip, residual }: RangePage): RangePage {
  return Object.freeze({
    by: Object.freeze(by.map((key) => Object.freeze({ ...key }))),
    take: Object.freeze({ ...take }),
    skip: skip && Object.freeze({ ...skip }),
    residual,
  });
}
