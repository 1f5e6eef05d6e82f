import type { Cell, JsonValue } from "../../ir/field-kind.ts";
import { frozenJson } from "../../ir/json-copy.ts";

/** A cell to be kept beyond the call: the caller may change its own JSON objects later. */
export function keptCell(cell: Cell): Cell {
  return typeof cell === "object" ? frozenJson(cell) : cell;
}

/** A kept cell to be handed out: the receiver may change what it gets. */
export function givenCell(cell: Cell): Cell {
  if (typeof cell !== "object" || cell === null) return cell;
  const copy: JsonValue = JSON.parse(JSON.stringify(cell));
  return copy;
}
