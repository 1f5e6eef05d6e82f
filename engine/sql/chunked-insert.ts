import type { Slot } from "../../ir/slot.ts";
import type { PreparedLeaf } from "../driver.ts";
import { rowChunks } from "./row-chunks.ts";
import { type TogetherContext, together } from "./together.ts";

type Run = PreparedLeaf["run"];
type Row = readonly unknown[];

export interface ChunkContext extends TogetherContext {
  readonly charactersMax: number;
}

/** An insert of the rows in the slot, which sends them in as many statements as their size asks for. */
export function chunkedInsert(context: ChunkContext, slot: Slot, run: Run): Run {
  if (context.charactersMax === Number.POSITIVE_INFINITY) return run;
  return (session, values, sent) => {
    const chunks = rowChunks(values, slot, context.charactersMax);
    if (chunks.length === 1) return run(session, values, sent);
    return together(context, session, sent, async (inner) => {
      const inserted: Row[] = [];
      let count = 0;
      for (const chunk of chunks) {
        const answer = await run(inner, chunk, sent);
        for (const row of answer.rows) inserted.push(row);
        count += answer.count;
      }
      return { rows: inserted, count };
    });
  };
}
