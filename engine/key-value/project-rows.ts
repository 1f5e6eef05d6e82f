import type { Row } from "../../emitters/key-value/record-layout.ts";
import type { Answer } from "../driver.ts";

/** Where the cells of an answer's rows stand in a record; `null` where they are the record's own rows. */
export type Projection = readonly number[] | null;

/** The rows of an answer: cells by the leaf's columns. The application gets copies of JSON cells. */
export function projectRows(rows: readonly Row[], columns: Projection): Answer {
  if (columns === null) return { rows, count: rows.length };
  return { rows: rows.map((row) => columns.map((at) => row[at] ?? null)), count: rows.length };
}
