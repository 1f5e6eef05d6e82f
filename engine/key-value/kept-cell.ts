import type { Row } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { frozenJson } from "../../ir/json-copy.ts";

/** A cell to be kept beyond the call: the caller may change its own JSON objects later. */
export function keptCell(cell: Cell): Cell {
  return typeof cell === "object" ? frozenJson(cell) : cell;
}

export function keptRow(row: Row): Row {
  return row.map(keptCell);
}
