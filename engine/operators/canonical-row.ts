import { compareCells } from "../../ir/compare-cells.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { Column } from "../../ir/physical/column.ts";

/** A row of canonical cells; what stands in nest columns is nobody's business here. */
export type CanonicalRow = readonly Cell[];

/** The row as cells. Operators below have made it so: there is nothing to check again per row. */
export function canonicalRow(row: readonly unknown[]): CanonicalRow {
  return row as CanonicalRow;
}

export function columnAt(columns: readonly Column[], name: string): number {
  const position = columns.findIndex((column) => column.name === name);
  if (position < 0) throw new TypeError(`no column "${name}" in the rows`);
  return position;
}

export function kindAt(columns: readonly Column[], position: number): FieldKind {
  const column = columns[position];
  if (column?.kind !== "cell") throw new TypeError(`column ${position} holds no cells`);
  return column.type;
}

/** The order of two rows by the sort keys. */
export function rowOrder(
  columns: readonly Column[],
  by: readonly SortKey[],
): (a: readonly unknown[], b: readonly unknown[]) => number {
  const keys = by.map((key) => {
    const at = columnAt(columns, key.field);
    return { at, kind: kindAt(columns, at), sign: key.direction === "asc" ? 1 : -1 };
  });
  return (a, b) => {
    const left = canonicalRow(a);
    const right = canonicalRow(b);
    for (const { at, kind, sign } of keys) {
      const order = compareCells(kind, left[at] ?? null, right[at] ?? null);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}
