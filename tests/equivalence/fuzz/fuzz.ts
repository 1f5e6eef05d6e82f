import { readFileSync } from "node:fs";
import { Coverage } from "../runner/coverage.ts";
import { readScenario } from "../runner/scenario-json.ts";
import { BackendFailure, BackendRun } from "./backend-run.ts";
import type { FuzzOptions } from "./options.ts";
import { Progress } from "./progress.ts";
import { reachable } from "./reachable.ts";
import { Recorder } from "./recorder.ts";
import { programText } from "./reproduction.ts";
import { runBackends } from "./run-backends.ts";

const PAIRS_SHOWN = 20;

/** Runs the cases everywhere; the exit code. */
export async function fuzz(options: FuzzOptions): Promise<number> {
  const backends = await reachable(options.backends, options.named);
  const { seed, cases, minutes, parallel } = options;
  console.log(`seed ${seed}: ${cases} cases on each of ${backends.length} backends, ${parallel} at a time`);
  const coverage = new Coverage();
  const recorder = options.record ? new Recorder(seed) : null;
  const runs = backends.map((backend) => {
    const plan = recorder?.planOf(backend, cases) ?? { first: 0, cases };
    return new BackendRun(backend, { seed, ...plan }, (done) => coverage.add(done));
  });
  await recorder?.start(runs, coverage);
  const progress = new Progress(runs, coverage);
  try {
    const deadline = minutes === null ? null : Date.now() + minutes * 60_000;
    await runBackends(runs, { parallel, deadline });
  } catch (error) {
    progress.end();
    if (!(error instanceof BackendFailure)) throw error;
    tellFailure(error, seed);
    return 1;
  } finally {
    recorder?.end(runs, coverage);
  }
  progress.end();
  tellMissed(coverage);
  console.log("no difference");
  return 0;
}

function tellFailure({ backend, message, file }: BackendFailure, seed: number): void {
  console.log(`\n${backend} disagrees with the oracle, seed ${seed}\n\n${message}\n`);
  if (file === null) return;
  console.log(programText(readScenario(readFileSync(file, "utf8"))));
  console.log(`again: npm run fuzz -- --backends ${backend} --replay ${file}`);
}

function tellMissed(coverage: Coverage): void {
  const missed = coverage.missedPairs();
  if (missed.length === 0) return;
  const shown = missed.slice(0, PAIRS_SHOWN).join("\n  ");
  const rest = missed.length > PAIRS_SHOWN ? `\n  and ${missed.length - PAIRS_SHOWN} more` : "";
  console.log(`${missed.length} pairs that can meet did not:\n  ${shown}${rest}`);
}
