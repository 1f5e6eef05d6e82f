import { runGroup } from "../runner/run-group.ts";
import { PROPERTIES, type PropertyName } from "./properties.ts";
import type { WorkCopy } from "./work-copy.ts";

export interface Verdict {
  readonly property: PropertyName;
  readonly holds: boolean;
  /** Cases, or tests, up to the first that failed; of a property that holds, all of them. */
  readonly cases: number;
  readonly seconds: number;
  readonly output: string;
}

/** A defect that makes a test run for ever is found out by that. */
const TIMEOUT_SECONDS = 240;

/** Whether the property holds of the sources in the copy. */
export async function checkProperty(copy: WorkCopy, property: PropertyName): Promise<Verdict> {
  const { files, environment } = PROPERTIES[property];
  const { passed, failed, seconds, output } = await runGroup(
    { name: property, files, node: process.execPath },
    TIMEOUT_SECONDS,
    {
      root: copy.root,
      // What a failure would be made smaller for is not read by anybody.
      environment: { ...environment, EQUIVALENCE_SHRINK: "off", ORM_TEST_SERVERS: "" },
    },
  );
  const holds = failed === 0 && passed > 0;
  return {
    property,
    holds,
    cases: holds ? casesOfAll(output, passed) : casesUntilFailure(output),
    seconds,
    output,
  };
}

/** Properties that generate cases say how many there were; of other suites the tests are counted. */
function casesOfAll(output: string, passed: number): number {
  const counts = [...output.matchAll(/(\d+) (?:cases|questions)/g)].map(([, count]) => Number(count));
  return counts.length === 0 ? passed : counts.reduce((sum, count) => sum + count, 0);
}

function casesUntilFailure(output: string): number {
  const told = /fails at case (\d+)/.exec(output)?.[1];
  if (told !== undefined) return Number(told);
  const marks = output.replace(/[^•✘]/g, "");
  const first = marks.indexOf("✘");
  return first === -1 ? 1 : first + 1;
}
