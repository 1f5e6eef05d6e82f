import { percentile } from "./statistics.ts";
import { traffic } from "./traffic.ts";

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

/** Runs the call for some time, `concurrency` at once, and never two turns with the same parameters apart. */
export async function runSlice(
  call: (turn: number) => Promise<unknown>,
  concurrency: number,
  durationMs: number,
  firstTurn: number,
): Promise<Slice> {
  const latencies: number[] = [];
  let turn = firstTurn;
  const before = traffic();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const end = start + durationMs;
  const worker = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      await call(turn++);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const elapsed = performance.now() - start;
  const used = process.cpuUsage(cpu);
  const after = traffic();
  const calls = latencies.length;
  return {
    calls,
    cpuUsPerCall: (used.user + used.system) / calls,
    callsPerSecond: (calls / elapsed) * 1000,
    p50Us: percentile(latencies, 0.5) * 1000,
    p99Us: percentile(latencies, 0.99) * 1000,
    bytesPerCall: (after.bytes - before.bytes) / calls,
    roundTripsPerCall: (after.roundTrips - before.roundTrips) / calls,
  };
}
