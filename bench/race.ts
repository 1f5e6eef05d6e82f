import { entriesOf } from "./contestants/index.ts";
import { WORKSPACES } from "./data/turn.ts";
import { COMPARED, type Target, type Workload } from "./measure/contestant.ts";
import { ContestantProcess, type Entrant, type Racer } from "./measure/contestant-process.ts";
import {
  type InterleaveOptions,
  interleave,
  isMeasuredLongest,
  type Standing,
} from "./measure/interleave.ts";
import { progressLine, type WorkloadResult } from "./report/tables.ts";

export interface RaceOptions {
  readonly effort: InterleaveOptions;
  readonly workloads: readonly Workload[];
  /** Whom to measure by name, besides the first, which the others are compared with. */
  readonly takesPart: (contestant: string) => boolean;
}

/**
 * All contestants of the target's engine on all workloads, each in a process of its own; the library and the code
 * written by hand take turns in one.
 */
export async function race(
  target: Target,
  concurrencies: readonly number[],
  options: RaceOptions,
): Promise<readonly WorkloadResult[]> {
  const entries = entriesOf(target.engine).filter((entry, at) => at === 0 || options.takesPart(entry.name));
  const entrants = entries.map((entry, at) => ({ entry, target: ownTarget(target, at) }));
  const together = entrants.filter(({ entry }) => isMeasuredLongest(entry));
  const apart = entrants.filter(({ entry }) => !isMeasuredLongest(entry));
  const opened = await Promise.all([open(together), ...apart.map((entrant) => open([entrant]))]);
  const processes = opened.filter((contestant) => contestant !== null);
  const racers = processes.flatMap((contestant) => contestant.racers);
  const results: WorkloadResult[] = [];
  try {
    for (const workload of options.workloads) {
      results.push(...(await raceOn(workload, racers, target, concurrencies, options)));
    }
  } finally {
    await Promise.allSettled(processes.map((contestant) => contestant.close()));
  }
  return results;
}

/** A contestant that does not start is left out, and says why. */
async function open(entrants: readonly Entrant[]): Promise<ContestantProcess | null> {
  try {
    return await ContestantProcess.open(entrants);
  } catch (error) {
    const names = entrants.map(({ entry }) => entry.name).join(" or ");
    console.log(`${names} on ${entrants[0]?.entry.engine} does not start: ${firstLine(error)}`);
    return null;
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

/** In a key-value store everybody has keys of his own. */
function ownTarget(target: Target, at: number): Target {
  return target.engine === "redis" ? { ...target, location: `${target.location}-${at}:` } : target;
}

async function raceOn(
  workload: Workload,
  racers: readonly Racer[],
  { engine, records }: Target,
  concurrencies: readonly number[],
  { effort }: RaceOptions,
): Promise<readonly WorkloadResult[]> {
  const entered = racers.filter((racer) => racer.workloads.has(workload));
  if (entered.length === 0) return [];
  if (workload === "deleteMany") await leaveNothing(entered[0]);
  let able = COMPARED.has(workload) ? await withEqualAnswers(entered, workload) : entered;
  const results: WorkloadResult[] = [];
  for (const concurrency of concurrencies) {
    const standings = await interleave(able, workload, concurrency, effort);
    const place = records === 0 ? engine : `${engine} ${records.toLocaleString("en")}`;
    const result = { engine: place, workload, concurrency, standings };
    console.log(progressLine(result));
    results.push(result);
    able = able.filter((racer) => isMeasuredLongest(racer) || !isTooSlow(racer, standings, effort));
  }
  return results;
}

/** Else whoever comes first deletes what the workloads before have left, and those after him find nothing. */
async function leaveNothing(first: Racer | undefined): Promise<void> {
  for (let turn = 0; turn < WORKSPACES; turn++) await first?.process.answer(first, "deleteMany", turn);
}

/** So many times as slow as the code written by hand, and so long by a slice, that sixteen at once tell nothing new. */
const TOO_SLOW = 5;
const TOO_LONG = 0.25;

/** Sixteen calls of his would take several slices, and nobody asks by how much he has lost. */
function isTooSlow({ name }: Racer, standings: readonly Standing[], { sliceMs }: InterleaveOptions): boolean {
  const standing = standings.find(({ contestant }) => contestant === name);
  if (standing === undefined) return false;
  return standing.p50Ratio > TOO_SLOW && standing.p50Us > sliceMs * 1000 * TOO_LONG;
}

/** A fast wrong answer wins nothing: who gives another than the code written by hand does not take part. */
async function withEqualAnswers(racers: readonly Racer[], workload: Workload): Promise<readonly Racer[]> {
  const equal = new Set(racers);
  for (let turn = 0; turn < 3; turn++) {
    const answers: string[] = [];
    for (const racer of racers) answers.push(await racer.process.answer(racer, workload, turn));
    racers.forEach((racer, at) => {
      if (answers[at] !== answers[0]) equal.delete(racer);
    });
  }
  for (const { name } of racers.filter((racer) => !equal.has(racer))) {
    console.log(`${name} answers ${workload} otherwise than the code written by hand: left out`);
  }
  return [...equal];
}
