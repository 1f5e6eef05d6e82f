import type { Slot } from "../../ir/slot.ts";
import type { PreparedLeaf } from "../driver.ts";
import { severalStatements } from "./refuse-several-statements.ts";
import { rowChunks } from "./row-chunks.ts";

type Run = PreparedLeaf["run"];

/** An insert of the rows in the slot where nothing can make several statements one: more rows than one of them holds are refused. */
export function insertAtOnce(charactersMax: number, slot: Slot, model: string, run: Run): Run {
  if (charactersMax === Number.POSITIVE_INFINITY) return run;
  return (session, values, sent) => {
    if (rowChunks(values, slot, charactersMax).length > 1) throw severalStatements("insert", model);
    return run(session, values, sent);
  };
}
