import type { Role, Workload } from "./contestant.ts";
import type { ContestantProcess, Racer } from "./contestant-process.ts";
import { type Lead, leadOver } from "./lead.ts";
import type { Slice } from "./slice.ts";
import { median, spread } from "./statistics.ts";

export interface InterleaveOptions {
  /** Of the code written by hand and of what has aims to reach; the others take part in every other one. */
  readonly rounds: number;
  readonly sliceMs: number;
  /** Further ones, in which only the library and the peers that are close to it take part. */
  readonly closeRounds: number;
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
  /** The library's over this one; `null` for all but peers. */
  readonly lead: Lead | null;
}

type Round = readonly (Slice | null)[];

/** Those of one process, which have their slices together. */
interface Group {
  readonly process: ContestantProcess;
  readonly racers: readonly Racer[];
  readonly isMeasuredLongest: boolean;
}

/**
 * Gives each process a slice in turn, round after round: what disturbs the machine disturbs all of them,
 * and a ratio within one round is hardly touched by it.
 */
export async function interleave(
  racers: readonly Racer[],
  workload: Workload,
  concurrency: number,
  options: InterleaveOptions,
): Promise<readonly Standing[]> {
  const rounds = new Rounds(racers, workload, concurrency, options);
  // The first round warms up and is not counted.
  await rounds.takeAll(0);
  for (let round = 1; round <= options.rounds; round++) await rounds.takeAll(round);
  const close = rounds.closePeers();
  for (let more = 1; close.length > 0 && more <= options.closeRounds; more++) {
    await rounds.takeClose(close, options.rounds + more);
  }
  return rounds.standings();
}

class Rounds {
  readonly #racers: readonly Racer[];
  readonly #groups: readonly Group[];
  readonly #workload: Workload;
  readonly #concurrency: number;
  readonly #options: InterleaveOptions;
  /** Where the library stands among the racers. */
  readonly #own: number;
  readonly #taken: Round[] = [];
  readonly #slow = new Set<ContestantProcess>();
  readonly #failed = new Set<ContestantProcess>();

  constructor(racers: readonly Racer[], workload: Workload, concurrency: number, options: InterleaveOptions) {
    this.#racers = racers;
    this.#groups = groupsOf(racers);
    this.#workload = workload;
    this.#concurrency = concurrency;
    this.#options = options;
    this.#own = racers.findIndex(({ role }) => role === "own");
  }

  async takeAll(round: number): Promise<void> {
    const slowRounds = Math.max(1, Math.floor(this.#options.rounds / 4));
    const slices = new Map<Racer, Slice>();
    for (const group of this.#groups) {
      const waits = round > 0 && round % 2 === 0 && !group.isMeasuredLongest;
      const hasToldEnough = round > slowRounds && this.#slow.has(group.process);
      if (!waits && !hasToldEnough) await this.#take(group, round, slices);
    }
    if (round > 0) this.#keep(slices);
  }

  /** Peers whose place before or behind the library a few slices do not tell. */
  closePeers(): readonly Racer[] {
    return this.#racers.filter((racer, at) => {
      const isAsked = racer.role === "peer" && !this.#slow.has(racer.process);
      return isAsked && isClose(leadIn(this.#taken, this.#own, at));
    });
  }

  /** The library and these, everybody first in turn. */
  async takeClose(close: readonly Racer[], round: number): Promise<void> {
    const together = groupsOf(this.#racers.filter((racer, at) => at === this.#own || close.includes(racer)));
    const first = round % together.length;
    const slices = new Map<Racer, Slice>();
    for (const group of [...together.slice(first), ...together.slice(0, first)]) {
      await this.#take(group, round, slices);
    }
    this.#keep(slices);
  }

  standings(): readonly Standing[] {
    return this.#racers.flatMap((racer, at) =>
      this.#failed.has(racer.process) ? [] : [standing(racer, at, this.#taken, this.#own)],
    );
  }

  #keep(slices: ReadonlyMap<Racer, Slice>): void {
    this.#taken.push(this.#racers.map((racer) => slices.get(racer) ?? null));
  }

  async #take(group: Group, round: number, into: Map<Racer, Slice>): Promise<void> {
    const { process, racers, isMeasuredLongest } = group;
    if (this.#failed.has(process)) return;
    const { sliceMs } = this.#options;
    const run = (turn: number) => process.slices(racers, this.#workload, this.#concurrency, sliceMs, turn);
    const isLong = round === 0 && this.#concurrency === 1 && isMeasuredLongest;
    const start = performance.now();
    try {
      const slices = round > 0 ? await run(round * 100_000) : await this.#warmUp(run, isLong, racers.length);
      racers.forEach((racer, at) => {
        const slice = slices[at];
        if (slice !== undefined) into.set(racer, slice);
      });
    } catch (error) {
      const names = racers.map(({ name }) => name).join(" or ");
      console.log(`${names} fails at ${this.#workload}: ${lastLine(error)}`);
      this.#failed.add(process);
    } finally {
      const isSlow = performance.now() - start > sliceMs * racers.length * SLOW_FACTOR;
      if (!isMeasuredLongest && isSlow) this.#slow.add(process);
    }
  }

  /** Who has warmed up one at a time is warm. */
  #warmUp(
    run: (turn: number) => Promise<readonly Slice[]>,
    isLong: boolean,
    racers: number,
  ): Promise<readonly Slice[]> {
    return this.#concurrency === 1 ? warmUp(run, isLong, racers) : run(0);
  }
}

function groupsOf(racers: readonly Racer[]): readonly Group[] {
  const processes = new Set(racers.map(({ process }) => process));
  return [...processes].map((process) => {
    const members = racers.filter((racer) => racer.process === process);
    return { process, racers: members, isMeasuredLongest: members.some(isMeasuredLongest) };
  });
}

/** By how much the library may lead a peer in the first rounds for that one to be measured further. */
const CLOSE = 1.3;

function isClose(lead: Lead | null): boolean {
  return lead !== null && lead.median < CLOSE;
}

function leadIn(rounds: readonly Round[], own: number, peer: number): Lead | null {
  return leadOver(
    rounds.flatMap((round) => {
      const [ours, theirs] = [round[own], round[peer]];
      return ours && theirs ? [ours.callsPerSecond / theirs.callsPerSecond] : [];
    }),
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

/** Takes slices until they have warmed up, and returns the last. */
async function warmUp(
  run: (turn: number) => Promise<readonly Slice[]>,
  isLong: boolean,
  racers: number,
): Promise<readonly Slice[]> {
  const start = performance.now();
  let calls = 0;
  for (;;) {
    const slices = await run(calls);
    calls += Math.max(...slices.map((slice) => slice.calls));
    const elapsed = (performance.now() - start) / racers;
    const isWarm = isLong ? calls >= LONG_WARM_UP_CALLS || elapsed >= LONG_WARM_UP_MS : elapsed >= WARM_UP_MS;
    if (isWarm) return slices;
  }
}

export function isMeasuredLongest({ role }: { readonly role: Role }): boolean {
  return role === "by hand" || role === "own";
}

function standing({ name, role }: Racer, at: number, rounds: readonly Round[], ownAt: number): Standing {
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
    lead: role === "peer" ? leadIn(rounds, ownAt, at) : null,
  };
}
