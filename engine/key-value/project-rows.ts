import type { Row } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { Answer } from "../driver.ts";

/** Where the cells of an answer's rows stand in a record; `null` where they are the record's own rows. */
export type Projection = readonly number[] | null;

/** The rows of an answer: cells by the leaf's columns. The application gets copies of JSON cells. */
export function projectRows(rows: readonly Row[], columns: Projection): Answer {
  if (columns === null) return { rows, count: rows.length };
  return { rows: rows.map((row) => projectRow(row, columns)), count: rows.length };
}

export function projectRow(row: Row, columns: Projection): Row {
  if (columns === null) return row;
  const cells: Cell[] = [];
  for (const at of columns) cells.push(row[at] ?? null);
  return cells;
}
