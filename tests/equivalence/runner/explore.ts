import type { Target } from "../../support/targets/target.ts";
import type { Variant } from "../history.ts";
import { Coverage } from "./coverage.ts";
import { Disagreement, runWorkload } from "./run-workload.ts";
import { strategyInTurn } from "./strategy-in-turn.ts";
import { Tally } from "./tally.ts";
import { HISTORIES_PER_SCHEMA, type HistoryOf, type Workload, workload } from "./workload.ts";

export interface Exploration {
  readonly name: string;
  readonly history: HistoryOf;
  readonly targets: readonly Target[];
  readonly cases: number;
  readonly seed: number;
  /** How the orm is made for a target's workloads, in turn; with each strategy where it is left out. */
  readonly options?: (turn: number) => Variant;
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
    // All at once: while a server or another process answers, the engines in this one run.
    const runs = targets
      .filter(({ oneOf }) => at % oneOf === 0)
      .map((target) => run(exploration, target, drawn, at).then(() => target));
    for (const ended of await Promise.allSettled(runs)) {
      if (ended.status === "rejected") throw ended.reason;
      explored.tally.add(ended.value.name, drawn.histories);
    }
  }
  return explored;
}

async function run(
  { name, seed, options = strategyInTurn }: Exploration,
  target: Target,
  drawn: Workload,
  at: number,
): Promise<void> {
  const chosen = options(at / target.oneOf);
  const origin = { name: chosen.strategy === undefined ? name : `${name} ${chosen.strategy}`, seed };
  await runWorkload(origin, target, drawn, chosen).catch((error: unknown) => {
    throw withCase(error, at * HISTORIES_PER_SCHEMA);
  });
}

/** How many cases it took, which is how good the property is. */
function withCase(error: unknown, before: number): unknown {
  if (!(error instanceof Disagreement)) return error;
  return new Error(`fails at case ${before + error.history}: ${error.message}`, { cause: error });
}
