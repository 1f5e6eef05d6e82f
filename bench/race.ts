import { type Entry, entriesOf } from "./contestants/index.ts";
import { WORKSPACES } from "./data/turn.ts";
import { COMPARED, type Target, type Workload } from "./measure/contestant.ts";
import { ContestantProcess } from "./measure/contestant-process.ts";
import { type InterleaveOptions, interleave, type Standing } from "./measure/interleave.ts";
import { progressLine, type WorkloadResult } from "./report/tables.ts";

export interface RaceOptions {
  readonly effort: InterleaveOptions;
  readonly workloads: readonly Workload[];
  /** Whom to measure by name, besides the first, which the others are compared with. */
  readonly takesPart: (contestant: string) => boolean;
}

/** All contestants of the target's engine on all workloads, each in a process of its own. */
export async function race(
  target: Target,
  concurrencies: readonly number[],
  options: RaceOptions,
): Promise<readonly WorkloadResult[]> {
  const entries = entriesOf(target.engine).filter((entry, at) => at === 0 || options.takesPart(entry.name));
  const opened = await Promise.all(entries.map((entry, at) => open(entry, ownTarget(target, at))));
  const contestants = opened.filter((contestant) => contestant !== null);
  const results: WorkloadResult[] = [];
  try {
    for (const workload of options.workloads) {
      results.push(...(await raceOn(workload, contestants, target, concurrencies, options)));
    }
  } finally {
    await Promise.allSettled(contestants.map((contestant) => contestant.close()));
  }
  return results;
}

/** A contestant that does not start is left out, and says why. */
async function open(entry: Entry, target: Target): Promise<ContestantProcess | null> {
  try {
    return await ContestantProcess.open(entry, target);
  } catch (error) {
    console.log(`${entry.name} on ${entry.engine} does not start: ${firstLine(error)}`);
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
  contestants: readonly ContestantProcess[],
  { engine, records }: Target,
  concurrencies: readonly number[],
  { effort }: RaceOptions,
): Promise<readonly WorkloadResult[]> {
  const entered = contestants.filter((contestant) => contestant.workloads.has(workload));
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
    able = able.filter((contestant, at) => at === 0 || !isTooSlow(contestant, standings, effort));
  }
  return results;
}

/** Else whoever comes first deletes what the workloads before have left, and those after him find nothing. */
async function leaveNothing(first: ContestantProcess | undefined): Promise<void> {
  for (let turn = 0; turn < WORKSPACES; turn++) await first?.answer("deleteMany", turn);
}

/** So many times as slow as the code written by hand, and so long by a slice, that sixteen at once tell nothing new. */
const TOO_SLOW = 5;
const TOO_LONG = 0.25;

/** Sixteen calls of his would take several slices, and nobody asks by how much he has lost. */
function isTooSlow(
  { name }: ContestantProcess,
  standings: readonly Standing[],
  { sliceMs }: InterleaveOptions,
): boolean {
  const standing = standings.find(({ contestant }) => contestant === name);
  if (standing === undefined) return false;
  return standing.p50Ratio > TOO_SLOW && standing.p50Us > sliceMs * 1000 * TOO_LONG;
}

/** A fast wrong answer wins nothing: who gives another than the code written by hand does not take part. */
async function withEqualAnswers(
  contestants: readonly ContestantProcess[],
  workload: Workload,
): Promise<readonly ContestantProcess[]> {
  const equal = new Set(contestants);
  for (let turn = 0; turn < 3; turn++) {
    const answers = await Promise.all(contestants.map((contestant) => contestant.answer(workload, turn)));
    contestants.forEach((contestant, at) => {
      if (answers[at] !== answers[0]) equal.delete(contestant);
    });
  }
  for (const { name } of contestants.filter((contestant) => !equal.has(contestant))) {
    console.log(`${name} answers ${workload} otherwise than the code written by hand: left out`);
  }
  return [...equal];
}
