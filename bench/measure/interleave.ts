import type { Role, Workload } from "./contestant.ts";
import type { ContestantProcess } from "./contestant-process.ts";
import type { Slice } from "./slice.ts";
import { median, spread } from "./statistics.ts";

export interface InterleaveOptions {
  /** Of the code written by hand and of what has aims to reach; the others take part in every other one. */
  readonly rounds: number;
  readonly sliceMs: number;
}

/** Above this spread over the rounds, the machine was too busy for the figure to say much. */
export const NOISE_MAX = 0.15;

/** One contestant on one workload: medians over the rounds, and ratios taken within each round. */
export interface Standing {
  readonly contestant: string;
  readonly role: Role;
  readonly cpuUsPerCall: number;
  readonly callsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly bytesPerCall: number;
  readonly roundTripsPerCall: number;
  /** To the first contestant, which is the code written by hand. */
  readonly cpuRatio: number;
  readonly p50Ratio: number;
  readonly throughputRatio: number;
  /** Whether the ratio of CPU spread so far over the rounds that the figure says little; that of p50 too. */
  readonly noisy: boolean;
  readonly p50Noisy: boolean;
}

/**
 * Gives each contestant a slice in turn, round after round: what disturbs the machine disturbs all of
 * them, and a ratio within one round is hardly touched by it.
 */
export async function interleave(
  contestants: readonly ContestantProcess[],
  workload: Workload,
  concurrency: number,
  options: InterleaveOptions,
): Promise<readonly Standing[]> {
  const rounds: (Slice | null)[][] = [];
  const slowRounds = Math.max(1, Math.floor(options.rounds / 4));
  const slow = new Set<ContestantProcess>();
  const failed = new Set<ContestantProcess>();
  // The first round warms up and is not counted.
  for (let round = 0; round <= options.rounds; round++) {
    const slices: (Slice | null)[] = [];
    for (const contestant of contestants) {
      const waits = round > 0 && round % 2 === 0 && !isMeasuredLongest(contestant);
      if (waits || failed.has(contestant) || (round > slowRounds && slow.has(contestant))) {
        slices.push(null);
        continue;
      }
      const start = performance.now();
      try {
        const run = (turn: number) => contestant.slice(workload, concurrency, options.sliceMs, turn);
        slices.push(
          round === 0
            ? await warmUp(run, isMeasuredLongest(contestant) && concurrency === 1)
            : await run(round * 100_000),
        );
      } catch (error) {
        console.log(`${contestant.name} fails at ${workload}: ${lastLine(error)}`);
        failed.add(contestant);
        slices.push(null);
      }
      const isLong = round === 0 && isMeasuredLongest(contestant);
      if (!isLong && performance.now() - start > options.sliceMs * SLOW_FACTOR) slow.add(contestant);
    }
    if (round > 0) rounds.push(slices);
  }
  return contestants.flatMap((contestant, at) =>
    failed.has(contestant) ? [] : [standing(contestant, at, rounds)],
  );
}

/** Until then much of a contestant's code is interpreted, the more the larger it is. */
const WARM_UP_MS = 150;
/**
 * What is to be within a tenth of the code written by hand is compared once both are compiled. That takes calls and
 * not time: of a nested read some 3,000, over which both come down to a quarter of the processor time. One at
 * a time comes first, so that the same process is warm when it is asked for many at once.
 */
const LONG_WARM_UP_CALLS = 3_000;
const LONG_WARM_UP_MS = 400;
/** Whose slice takes as many times longer than it should has told enough after a quarter of the rounds. */
const SLOW_FACTOR = 3;

/** Libraries put what they were asked first, and what went wrong last. */
function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  return lines.at(-1)?.trim().slice(0, 200) ?? "";
}

/** Takes slices until the contestant has warmed up, and returns the last. */
async function warmUp(run: (turn: number) => Promise<Slice>, isLong: boolean): Promise<Slice> {
  const start = performance.now();
  let calls = 0;
  for (;;) {
    const slice = await run(calls);
    calls += slice.calls;
    const elapsed = performance.now() - start;
    const isWarm = isLong ? calls >= LONG_WARM_UP_CALLS || elapsed >= LONG_WARM_UP_MS : elapsed >= WARM_UP_MS;
    if (isWarm) return slice;
  }
}

function isMeasuredLongest({ role }: ContestantProcess): boolean {
  return role === "by hand" || role === "own";
}

function standing(
  { name, role }: ContestantProcess,
  at: number,
  rounds: readonly (readonly (Slice | null)[])[],
): Standing {
  const pairs = rounds.flatMap((round) => {
    const [reference] = round;
    const slice = round[at];
    return reference && slice ? [{ reference, slice }] : [];
  });
  const own = (pick: (slice: Slice) => number) => pairs.map(({ slice }) => pick(slice));
  const ratios = (pick: (slice: Slice) => number) =>
    pairs.map(({ reference, slice }) => pick(slice) / pick(reference));
  const cpuRatios = ratios((slice) => slice.cpuUsPerCall);
  const p50Ratios = ratios((slice) => slice.p50Us);
  return {
    contestant: name,
    role,
    cpuUsPerCall: median(own((slice) => slice.cpuUsPerCall)),
    callsPerSecond: median(own((slice) => slice.callsPerSecond)),
    p50Us: median(own((slice) => slice.p50Us)),
    p99Us: median(own((slice) => slice.p99Us)),
    bytesPerCall: median(own((slice) => slice.bytesPerCall)),
    roundTripsPerCall: median(own((slice) => slice.roundTripsPerCall)),
    cpuRatio: median(cpuRatios),
    p50Ratio: median(p50Ratios),
    throughputRatio: median(ratios((slice) => slice.callsPerSecond)),
    noisy: spread(cpuRatios) > NOISE_MAX,
    p50Noisy: spread(p50Ratios) > NOISE_MAX,
  };
}
