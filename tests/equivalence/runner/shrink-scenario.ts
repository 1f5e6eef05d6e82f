import type { Scenario } from "../history.ts";
import { smallerScenarios } from "./smaller-scenarios.ts";

const ATTEMPTS_MAX = 3_000;
const TIME_MAX_MS = 30_000;

/**
 * Takes one thing after the other away as long as the scenario still fails. fast-check's own shrinking
 * knows nothing of a schema that rows and calls depend on, and would make them anew with every step.
 */
export async function shrinkScenario(
  scenario: Scenario,
  fails: (candidate: Scenario) => Promise<boolean>,
): Promise<Scenario> {
  const end = Date.now() + TIME_MAX_MS;
  let smallest = scenario;
  for (let attempts = 0; attempts < ATTEMPTS_MAX; ) {
    let found: Scenario | null = null;
    for (const candidate of smallerScenarios(smallest)) {
      attempts++;
      if (attempts >= ATTEMPTS_MAX || Date.now() > end) return smallest;
      if (await fails(candidate)) {
        found = candidate;
        break;
      }
    }
    if (found === null) return smallest;
    smallest = found;
  }
  return smallest;
}
