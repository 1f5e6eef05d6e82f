import { type CellBound, memberRange, type OrderedIndex } from "../../emitters/key-value/ordered-index.ts";
import type { RecordLayout, Row } from "../../emitters/key-value/record-layout.ts";
import type { RangeLookup } from "../../ir/physical/range-lookup.ts";
import { cellAt, type Values } from "./bound-values.ts";
import type { ReadByRange } from "./read-request.ts";
import { rowCount } from "./row-count.ts";
import { predicateTest } from "./test-predicate.ts";

/** What a range lookup asks a store for; `null` where it is to give no records. */
export function rangeRequest(
  leaf: RangeLookup,
  layout: RecordLayout,
  key: OrderedIndex,
): (values: Values) => ReadByRange | null {
  const { fixed, bounds, page } = leaf;
  const descending = page === null ? 0 : page.by.filter((each) => each.direction === "desc").length;
  const reversed = descending === 0 ? 0 : fixed.length + descending;
  const residual = page?.residual ?? null;
  const test = residual && predicateTest(residual, layout.model);
  return (values) => {
    const cells = fixed.map((part) => cellAt(values, part.slot));
    const limits = bounds.map(({ op, slot }): CellBound => ({ op, cell: cellAt(values, slot) }));
    const range = memberRange(key, cells, limits);
    if (page === null) return { kind: "range", layout, key, range, page: null };
    const take = rowCount(page.take, values);
    const skip = page.skip === null ? 0 : rowCount(page.skip, values);
    const meets = test && ((row: Row) => test(row, values) === true);
    return take === 0 ? null : { kind: "range", layout, key, range, page: { reversed, take, skip, meets } };
  };
}
