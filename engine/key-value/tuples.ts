import { cellText } from "../../emitters/key-value/cell-text.ts";
import type { StoredKey } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { KeyPart } from "../../ir/physical/key-lookup.ts";
import { cellAt, cellsAt, type Values } from "./bound-values.ts";

/** The tuples that a lookup asks for, each once. A null part equals nothing, so its tuple is left out. */
export type TuplesOf = (values: Values) => readonly string[];

export function tuplesOf(key: StoredKey, parts: readonly KeyPart[]): TuplesOf {
  const ordered = key.fields.map((field) => {
    const part = parts.find((candidate) => candidate.field === field);
    if (part === undefined) throw new TypeError(`a lookup by "${key.name}" without "${field}"`);
    return part;
  });
  const [only] = ordered;
  if (ordered.length === 1 && only !== undefined) return tuplesOfPart(only);
  const listed = ordered.findIndex((part) => part.list);
  if (listed === -1) return (values) => presentTuple(ordered.map((part) => cellAt(values, part.slot)));
  return tuplesWithList(ordered, listed);
}

function tuplesOfPart({ slot, list }: KeyPart): TuplesOf {
  if (!list) return (values) => presentTuple([cellAt(values, slot)]);
  return (values) => distinctTuples(cellsAt(values, slot).map((cell) => [cell]));
}

function tuplesWithList(parts: readonly KeyPart[], listed: number): TuplesOf {
  return (values) => {
    const cells = parts.map((part) => (part.list ? null : cellAt(values, part.slot)));
    const list = cellsAt(values, parts[listed]?.slot ?? -1);
    return distinctTuples(list.map((item) => cells.map((cell, at) => (at === listed ? item : cell))));
  };
}

function presentTuple(cells: readonly Cell[]): readonly string[] {
  const tuple = tupleText(cells);
  return tuple === null ? [] : [tuple];
}

export function distinctTuples(rows: readonly (readonly Cell[])[]): readonly string[] {
  const tuples = new Set<string>();
  for (const cells of rows) {
    const tuple = tupleText(cells);
    if (tuple !== null) tuples.add(tuple);
  }
  return [...tuples];
}

function tupleText(cells: readonly Cell[]): string | null {
  return cells.includes(null) ? null : cells.map(cellText).join(",");
}
