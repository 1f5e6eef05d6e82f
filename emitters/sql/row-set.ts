import type { RowCount } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import type { Related } from "../../ir/logical/related.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";

/** Rows in the order in which one select works: filtered, then sorted, then limited. */
export interface RowSet {
  readonly model: string;
  /** How the rows are found from the row of the enclosing projection. */
  readonly related: Related | null;
  readonly filters: readonly Predicate[];
  readonly by: readonly SortKey[];
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
  /** Where a limit comes before a filter, a sort or another limit: the rows up to that limit. */
  readonly inner: RowSet | null;
}

const NEVER: Predicate = { kind: "constant", value: false };

export function rowSetOf(rows: Rows): RowSet {
  switch (rows.kind) {
    case "scan":
      return wholeModel(rows.model, null, []);
    case "related":
      return wholeModel(rows.model, rows, []);
    case "empty":
      return wholeModel(rows.model, null, [NEVER]);
    case "filter": {
      const set = unlimited(rowSetOf(rows.input));
      return { ...set, filters: [...set.filters, rows.predicate] };
    }
    case "sort":
      return { ...unlimited(rowSetOf(rows.input)), by: rows.by };
    case "limit":
      return { ...unlimited(rowSetOf(rows.input)), take: rows.take, skip: rows.skip };
  }
}

export function isLimited(set: RowSet): boolean {
  return set.take !== null || set.skip !== null;
}

/** At most one row, by its own limit. */
export function isSingle(set: RowSet): boolean {
  return set.take?.kind === "literal" && set.take.value <= 1;
}

function wholeModel(model: string, related: Related | null, filters: readonly Predicate[]): RowSet {
  return { model, related, filters, by: [], take: null, skip: null, inner: null };
}

function unlimited(set: RowSet): RowSet {
  return isLimited(set) ? { ...wholeModel(set.model, null, []), by: set.by, inner: set } : set;
}
