import type { Target } from "../../support/targets/target.ts";
import type { Scenario } from "../history.ts";
import { NOW } from "../oracle/ended.ts";
import { buildSchema } from "../schema/build-schema.ts";
import { Mismatch } from "./mismatch.ts";
import { groundOf, runHistory } from "./run-history.ts";

/** Runs one scenario in a fresh store. */
export async function runScenario(target: Target, scenario: Scenario): Promise<void> {
  const subject = await target.open(buildSchema(scenario.schema), { ...scenario.options, clock: () => NOW });
  try {
    await runHistory(subject, groundOf(scenario.schema), scenario);
  } finally {
    await subject.dispose();
  }
}

/** Whether engine and oracle disagree; a scenario that makes no sense is no disagreement. */
export async function disagrees(target: Target, scenario: Scenario): Promise<boolean> {
  try {
    await runScenario(target, scenario);
    return false;
  } catch (error) {
    return error instanceof Mismatch;
  }
}
