import type { Slot } from "../../ir/slot.ts";
import type { PreparedLeaf } from "../driver.ts";
import { type TogetherContext, together } from "./together.ts";

type Run = PreparedLeaf["run"];
type Row = readonly unknown[];

export interface ChunkContext extends TogetherContext {
  readonly charactersMax: number;
}

/** What a cell takes besides its characters: quotes, commas, escapes. */
const CELL_OVERHEAD = 4;

/** An insert of the rows in the slot, which sends them in as many statements as their size asks for. */
export function chunkedInsert(context: ChunkContext, slot: Slot, run: Run): Run {
  if (context.charactersMax === Number.POSITIVE_INFINITY) return run;
  return (session, values, sent) => {
    const rows = rowsIn(values[slot]);
    const chunks = chunksOf(rows, context.charactersMax);
    if (chunks.length <= 1) return run(session, values, sent);
    return together(context, session, sent, async (inner) => {
      const inserted: Row[] = [];
      let count = 0;
      for (const chunk of chunks) {
        const answer = await run(inner, withRows(values, slot, chunk), sent);
        for (const row of answer.rows) inserted.push(row);
        count += answer.count;
      }
      return { rows: inserted, count };
    });
  };
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
