import type { Cell } from "../../ir/field-kind.ts";
import type { Slot } from "../../ir/slot.ts";

/** The call's values by slot, as the engine binds them. */
export type Values = readonly unknown[];

export function cellAt(values: Values, slot: Slot): Cell {
  return toCell(values[slot]);
}

export function cellsAt(values: Values, slot: Slot): readonly Cell[] {
  return toCells(values[slot]);
}

export function rowsAt(values: Values, slot: Slot): readonly (readonly Cell[])[] {
  const list = values[slot];
  if (!Array.isArray(list)) throw new TypeError(`slot ${slot} holds no list of rows`);
  return list.map(toCells);
}

function toCells(value: unknown): readonly Cell[] {
  if (!Array.isArray(value)) throw new TypeError("a slot that should hold a list holds none");
  return value.map(toCell);
}

function toCell(value: unknown): Cell {
  if (!isCell(value)) throw new TypeError("a slot holds no cell");
  return value;
}

/** The engine binds canonical cells only, so what kind of value it is says enough. */
function isCell(value: unknown): value is Cell {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}
