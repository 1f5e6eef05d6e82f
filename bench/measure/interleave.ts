import type { Workload } from "./contestant.ts";
import type { ContestantProcess } from "./contestant-process.ts";
import type { Slice } from "./slice.ts";
import { median, spread } from "./statistics.ts";

export interface InterleaveOptions {
  readonly rounds: number;
  readonly sliceMs: number;
}

/** One contestant on one workload: medians over the rounds, and ratios taken within each round. */
export interface Standing {
  readonly contestant: string;
  readonly cpuUsPerCall: number;
  readonly callsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** To the first contestant, which is the code written by hand. */
  readonly cpuRatio: number;
  readonly p50Ratio: number;
  readonly throughputRatio: number;
  /** Spread of the CPU ratio over the rounds; above a tenth the figure says little. */
  readonly noise: number;
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
  const rounds: Slice[][] = [];
  // The first round warms up and is not counted.
  for (let round = 0; round <= options.rounds; round++) {
    const slices: Slice[] = [];
    for (const contestant of contestants) {
      slices.push(await contestant.slice(workload, concurrency, options.sliceMs, round * 100_000));
    }
    if (round > 0) rounds.push(slices);
  }
  return contestants.map((contestant, at) => standing(contestant.name, at, rounds));
}

function standing(contestant: string, at: number, rounds: readonly (readonly Slice[])[]): Standing {
  const own = (pick: (slice: Slice) => number) => rounds.map((round) => pick(sliceAt(round, at)));
  const ratios = (pick: (slice: Slice) => number) =>
    rounds.map((round) => pick(sliceAt(round, at)) / pick(sliceAt(round, 0)));
  const cpuRatios = ratios((slice) => slice.cpuUsPerCall);
  return {
    contestant,
    cpuUsPerCall: median(own((slice) => slice.cpuUsPerCall)),
    callsPerSecond: median(own((slice) => slice.callsPerSecond)),
    p50Us: median(own((slice) => slice.p50Us)),
    p99Us: median(own((slice) => slice.p99Us)),
    cpuRatio: median(cpuRatios),
    p50Ratio: median(ratios((slice) => slice.p50Us)),
    throughputRatio: median(ratios((slice) => slice.callsPerSecond)),
    noise: spread(cpuRatios),
  };
}

function sliceAt(round: readonly Slice[], at: number): Slice {
  const slice = round[at];
  if (slice === undefined) throw new Error("a contestant missed its slice");
  return slice;
}
