import type { Slot } from "../../ir/slot.ts";

type Row = readonly unknown[];

/** What a cell takes besides its characters: quotes, commas, escapes. */
const CELL_OVERHEAD = 4;

/** The values of a call once for each part of the rows in the slot, none with more than so many characters. */
export function rowChunks(
  values: readonly unknown[],
  slot: Slot,
  charactersMax: number,
): readonly (readonly unknown[])[] {
  if (charactersMax === Number.POSITIVE_INFINITY) return [values];
  const chunks = chunksOf(rowsIn(values[slot]), charactersMax);
  return chunks.length === 1 ? [values] : chunks.map((chunk) => withRows(values, slot, chunk));
}

function chunksOf(rows: readonly Row[], charactersMax: number): readonly (readonly Row[])[] {
  const chunks: (readonly Row[])[] = [];
  let start = 0;
  let characters = 0;
  rows.forEach((row, at) => {
    const more = charactersOf(row);
    if (characters + more > charactersMax && at > start) {
      chunks.push(rows.slice(start, at));
      start = at;
      characters = 0;
    }
    characters += more;
  });
  chunks.push(start === 0 ? rows : rows.slice(start));
  return chunks;
}

function charactersOf(row: Row): number {
  let characters = 0;
  for (const cell of row) characters += CELL_OVERHEAD + lengthOf(cell);
  return characters;
}

function lengthOf(cell: unknown): number {
  if (typeof cell === "string") return cell.length;
  if (typeof cell === "object" && cell !== null) return JSON.stringify(cell).length * 2;
  return 24;
}

function withRows(values: readonly unknown[], slot: Slot, rows: readonly Row[]): readonly unknown[] {
  const copy = values.slice();
  copy[slot] = rows;
  return copy;
}

function rowsIn(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("the slot holds no rows");
}
