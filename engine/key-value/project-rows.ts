import type { Row } from "../../emitters/key-value/record-layout.ts";
import type { Answer } from "../driver.ts";
import { givenCell } from "./kept-cell.ts";

/** The rows of an answer, from rows that are kept: cells by the leaf's columns, JSON as copies. */
export function projectRows(rows: readonly Row[], columns: readonly number[]): Answer {
  return {
    rows: rows.map((row) => columns.map((at) => givenCell(row[at] ?? null))),
    count: rows.length,
  };
}
