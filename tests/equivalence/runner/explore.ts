import fc from "fast-check";
import type { OrmOptions } from "../../../engine/create-orm.ts";
import type { Target } from "../../support/targets/target.ts";
import { schemaSketch } from "../arbitraries/schema.ts";
import type { History, Scenario } from "../history.ts";
import { buildSchema } from "../schema/build-schema.ts";
import type { SchemaSketch } from "../schema/sketch.ts";
import { Coverage } from "./coverage.ts";
import { Mismatch } from "./mismatch.ts";
import { saveRegression } from "./regressions.ts";
import { groundOf, runHistory } from "./run-history.ts";
import { disagrees, runScenario } from "./run-scenario.ts";
import { show } from "./show.ts";
import { shrinkScenario } from "./shrink-scenario.ts";
import { Tally } from "./tally.ts";

/** Histories that share a schema and its tables: making those costs more than running a history. */
const HISTORIES_PER_SCHEMA = 20;

export interface Exploration {
  readonly name: string;
  readonly history: (schema: SchemaSketch) => fc.Arbitrary<History>;
  readonly targets: readonly Target[];
  readonly cases: number;
  readonly seed: number;
  /** How the orm is made for a workload, such as with a rule left out. */
  readonly options?: (at: number) => OrmOptions;
}

interface Workload {
  readonly schema: SchemaSketch;
  readonly histories: readonly History[];
}

export interface Explored {
  readonly tally: Tally;
  readonly coverage: Coverage;
}

/** Runs generated histories on every target. A disagreement is shrunk, saved, and thrown. */
export async function explore(exploration: Exploration): Promise<Explored> {
  const explored = { tally: new Tally(), coverage: new Coverage() };
  let at = 0;
  const property = fc.asyncProperty(workloads(exploration.history), async (workload) => {
    for (const history of workload.histories) explored.coverage.count(workload.schema, history);
    for (const target of exploration.targets) {
      if (at % target.oneOf === 0) await runWorkload(exploration, target, workload, at, explored.tally);
    }
    at++;
  });
  const numRuns = Math.ceil(exploration.cases / HISTORIES_PER_SCHEMA);
  const result = await fc.check(property, { seed: exploration.seed, numRuns, endOnFailure: true });
  if (result.failed) {
    throw result.errorInstance ?? new Error(`generation failed with seed ${exploration.seed}`);
  }
  return explored;
}

function workloads(history: Exploration["history"]): fc.Arbitrary<Workload> {
  const count = { minLength: HISTORIES_PER_SCHEMA, maxLength: HISTORIES_PER_SCHEMA };
  return schemaSketch().chain((schema) =>
    fc.array(history(schema), count).map((histories) => ({ schema, histories })),
  );
}

async function runWorkload(
  exploration: Exploration,
  target: Target,
  workload: Workload,
  at: number,
  tally: Tally,
): Promise<void> {
  const options = exploration.options?.(at);
  const start = performance.now();
  const subject = await target.open(buildSchema(workload.schema), options).catch((error: unknown) => {
    const where = `${target.name} ${exploration.name} (seed ${exploration.seed})`;
    throw new Error(`${where}: no store for ${show(workload.schema)}\n${show(error)}`, { cause: error });
  });
  const ground = groundOf(workload.schema);
  try {
    for (const history of workload.histories) {
      await runHistory(subject, ground, history).catch((error: unknown) =>
        reportFailure(exploration, target, { ...history, schema: workload.schema }, error, options),
      );
    }
  } finally {
    await subject.dispose();
  }
  tally.add(target.name, workload.histories, performance.now() - start);
}

async function reportFailure(
  { name, seed }: Exploration,
  target: Target,
  scenario: Scenario,
  error: unknown,
  options: OrmOptions | undefined,
): Promise<never> {
  const about = `${target.name} ${name}`;
  if (!(await disagrees(target, scenario, options))) {
    const file = saveRegression(about, scenario);
    const what = "fails only among other cases, or not by a disagreement";
    throw new Error(`${about} (seed ${seed}): ${what}; ${file}\n${show(error)}`, { cause: error });
  }
  const smallest = await shrinkScenario(scenario, (candidate) => disagrees(target, candidate, options));
  const file = saveRegression(about, smallest);
  const reason = await runScenario(target, smallest, options).catch((last: unknown) => last);
  const message = reason instanceof Mismatch ? reason.message : String(reason);
  throw new Error(`${about} (seed ${seed}), saved as ${file}\n${message}`);
}
