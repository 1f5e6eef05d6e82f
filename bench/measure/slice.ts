import { percentile } from "./statistics.ts";
import { traffic } from "./traffic.ts";

export type Call = (turn: number) => Promise<unknown>;

/** What one slice of running showed. */
export interface Slice {
  readonly calls: number;
  readonly cpuUsPerCall: number;
  readonly callsPerSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly bytesPerCall: number;
  readonly roundTripsPerCall: number;
}

/** A slice while it is being run, in one stretch or in several. */
export class SliceUnderWay {
  readonly #latencies: number[] = [];
  #cpuUs = 0;
  #elapsedMs = 0;
  #bytes = 0;
  #roundTrips = 0;

  /** Calls, `concurrency` at once, until the time is over or so many have been made; returns how many. */
  async run(
    call: Call,
    concurrency: number,
    firstTurn: number,
    durationMs: number,
    callsMax = Number.POSITIVE_INFINITY,
  ): Promise<number> {
    const madeBefore = this.#latencies.length;
    let turn = firstTurn;
    const before = traffic();
    const cpu = process.cpuUsage();
    const start = performance.now();
    const end = start + durationMs;
    const worker = async () => {
      while (performance.now() < end && turn - firstTurn < callsMax) {
        const began = performance.now();
        await call(turn++);
        this.#latencies.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    this.#elapsedMs += performance.now() - start;
    const used = process.cpuUsage(cpu);
    const after = traffic();
    this.#cpuUs += used.user + used.system;
    this.#bytes += after.bytes - before.bytes;
    this.#roundTrips += after.roundTrips - before.roundTrips;
    return this.#latencies.length - madeBefore;
  }

  whole(): Slice {
    const calls = this.#latencies.length;
    return {
      calls,
      cpuUsPerCall: this.#cpuUs / calls,
      callsPerSecond: (calls / this.#elapsedMs) * 1000,
      p50Us: percentile(this.#latencies, 0.5) * 1000,
      p99Us: percentile(this.#latencies, 0.99) * 1000,
      bytesPerCall: this.#bytes / calls,
      roundTripsPerCall: this.#roundTrips / calls,
    };
  }
}
