import type { Standing } from "../measure/interleave.ts";
import type { Overhead } from "../overhead/measure-overhead.ts";

export interface WorkloadResult {
  readonly engine: string;
  readonly workload: string;
  readonly concurrency: number;
  readonly standings: readonly Standing[];
}

/** Above this spread over the rounds, the machine was too busy for the figure to say much. */
const NOISE_MAX = 0.15;

export function standingsTable(results: readonly WorkloadResult[]): string {
  const rows = results.flatMap((result) =>
    result.standings.map((standing) => [
      result.engine,
      result.workload,
      String(result.concurrency),
      standing.contestant,
      standing.cpuUsPerCall.toFixed(1),
      standing.cpuRatio.toFixed(2) + (standing.noise > NOISE_MAX ? " ~" : ""),
      standing.p50Us.toFixed(0),
      standing.p50Ratio.toFixed(2),
      standing.p99Us.toFixed(0),
      standing.callsPerSecond.toFixed(0),
      standing.throughputRatio.toFixed(2),
    ]),
  );
  const head = [
    "engine",
    "workload",
    "at",
    "contestant",
    "cpu µs",
    "ratio",
    "p50 µs",
    "ratio",
    "p99 µs",
    "/s",
    "ratio",
  ];
  const noisy = results.flatMap((result) => result.standings).filter((entry) => entry.noise > NOISE_MAX);
  const verdict =
    noisy.length === 0
      ? ""
      : `\n~ the ratio spread by more than ${NOISE_MAX * 100} % over the rounds: too noisy to conclude (${noisy.length} of ${rows.length})`;
  return columns([head, ...rows]) + verdict;
}

export function overheadTable(overhead: readonly Overhead[]): string {
  const head = ["call", "by hand µs", "farm orm µs", "overhead µs", "target µs"];
  const rows = overhead.map((entry) => [
    entry.name,
    entry.byHandUs.toFixed(2),
    entry.ormUs.toFixed(2),
    entry.overheadUs.toFixed(2),
    entry.targetUs.toFixed(1),
  ]);
  return columns([head, ...rows]);
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
