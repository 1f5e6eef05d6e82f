import { setImmediate } from "node:timers/promises";
import type { Target } from "../../support/targets/target.ts";
import type { Scenario, Variant } from "../history.ts";
import { NOW } from "../oracle/ended.ts";
import { buildSchema } from "../schema/build-schema.ts";
import { Mismatch } from "./mismatch.ts";
import { saveRegression } from "./regressions.ts";
import { groundOf, runHistory } from "./run-history.ts";
import { disagrees, runScenario } from "./run-scenario.ts";
import { show } from "./show.ts";
import { shrinkScenario } from "./shrink-scenario.ts";
import type { Workload } from "./workload.ts";

/** `off` where a failure is only to be known, not to be understood: it is then neither made smaller nor saved. */
const SHRINK = process.env.EQUIVALENCE_SHRINK;

/** Where a workload comes from, for who reads that it failed. */
export interface Origin {
  readonly name: string;
  readonly seed: number;
}

/** The engine and the oracle disagree, or the engine broke; the scenario is saved where it can be run again. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
  readonly file: string;
  /** Which of the workload's histories it was, from 1. */
  readonly history: number;

  constructor(message: string, file: string, history: number, cause: unknown) {
    super(message, { cause });
    this.file = file;
    this.history = history;
  }
}

/** Runs each history of the workload on one store. A disagreement is shrunk, saved, and thrown. */
export async function runWorkload(
  origin: Origin,
  target: Target,
  workload: Workload,
  options: Variant = {},
): Promise<void> {
  const subject = await target
    .open(buildSchema(workload.schema), { ...options, clock: () => NOW })
    .catch((error: unknown) => {
      const where = `${target.name} ${origin.name} (seed ${origin.seed})`;
      throw new Error(`${where}: no store for ${show(workload.schema)}\n${show(error)}`, { cause: error });
    });
  const ground = groundOf(workload.schema);
  const told = Object.keys(options).length === 0 ? {} : { options };
  try {
    for (const [at, history] of workload.histories.entries()) {
      // Some engines answer without ever waiting, and others run beside them whose clients count the seconds.
      await setImmediate();
      await runHistory(subject, ground, history).catch((error: unknown) =>
        reportFailure(origin, target, { ...history, schema: workload.schema, ...told }, at + 1, error),
      );
    }
  } finally {
    await subject.dispose();
  }
}

async function reportFailure(
  { name, seed }: Origin,
  target: Target,
  scenario: Scenario,
  history: number,
  error: unknown,
): Promise<never> {
  const about = `${target.name} ${name}`;
  if (SHRINK === "off") throw new Disagreement(`${about} (seed ${seed})\n${show(error)}`, "", history, error);
  if (!(await disagrees(target, scenario))) {
    const file = saveRegression(about, scenario);
    const what = "fails only among other cases, or not by a disagreement";
    throw new Disagreement(`${about} (seed ${seed}): ${what}; ${file}\n${show(error)}`, file, history, error);
  }
  const smallest = await shrinkScenario(scenario, (candidate) => disagrees(target, candidate));
  const file = saveRegression(about, smallest);
  const reason = await runScenario(target, smallest).catch((last: unknown) => last);
  const message = reason instanceof Mismatch ? reason.message : String(reason);
  throw new Disagreement(`${about} (seed ${seed}), saved as ${file}\n${message}`, file, history, error);
}
