import type { Row } from "../../emitters/key-value/record-layout.ts";
import type { Answer } from "../driver.ts";

/** The rows of an answer: cells by the leaf's columns. The application gets copies of JSON cells. */
export function projectRows(rows: readonly Row[], columns: readonly number[]): Answer {
  return { rows: rows.map((row) => columns.map((at) => row[at] ?? null)), count: rows.length };
}
