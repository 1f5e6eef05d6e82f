import type { OrmOptions } from "../../../engine/create-orm.ts";
import type { Target } from "../../support/targets/target.ts";
import { Coverage } from "./coverage.ts";
import { Disagreement, runWorkload } from "./run-workload.ts";
import { Tally } from "./tally.ts";
import { HISTORIES_PER_SCHEMA, type HistoryOf, workload } from "./workload.ts";

export interface Exploration {
  readonly name: string;
  readonly history: HistoryOf;
  readonly targets: readonly Target[];
  readonly cases: number;
  readonly seed: number;
  /** How the orm is made for a workload, such as with a rule left out. */
  readonly options?: (at: number) => OrmOptions;
}

export interface Explored {
  readonly tally: Tally;
  readonly coverage: Coverage;
}

/** Runs generated histories on every target. A disagreement is shrunk, saved, and thrown. */
export async function explore(exploration: Exploration): Promise<Explored> {
  const { history, targets, cases, seed } = exploration;
  const explored = { tally: new Tally(), coverage: new Coverage() };
  for (let at = 0; at < cases / HISTORIES_PER_SCHEMA; at++) {
    const drawn = workload(history, seed, at);
    explored.coverage.count(drawn);
    for (const target of targets) {
      if (at % target.oneOf !== 0) continue;
      const start = performance.now();
      await runWorkload(exploration, target, drawn, exploration.options?.(at)).catch((error: unknown) => {
        throw withCase(error, at * HISTORIES_PER_SCHEMA);
      });
      explored.tally.add(target.name, drawn.histories, performance.now() - start);
    }
  }
  return explored;
}

/** How many cases it took, which is how good the property is. */
function withCase(error: unknown, before: number): unknown {
  if (!(error instanceof Disagreement)) return error;
  return new Error(`fails at case ${before + error.history}: ${error.message}`, { cause: error });
}
