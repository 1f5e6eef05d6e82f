import { NOISE_MAX, type Standing } from "../measure/interleave.ts";
import type { Compiling } from "../overhead/measure-compiling.ts";
import type { Overhead } from "../overhead/measure-overhead.ts";
import type { Weight } from "../size/measure-weight.ts";
import type { Startup } from "../startup/measure-startup.ts";
import type { StrategyCell } from "../strategies/measure-strategies.ts";

export interface WorkloadResult {
  readonly engine: string;
  readonly workload: string;
  readonly concurrency: number;
  readonly standings: readonly Standing[];
}

export function standingsTable(results: readonly WorkloadResult[]): string {
  const rows = results.flatMap((result) =>
    result.standings.map((standing) => [
      result.engine,
      result.workload,
      String(result.concurrency),
      standing.contestant,
      standing.cpuUsPerCall.toFixed(1),
      standing.cpuRatio.toFixed(2) + (standing.noisy ? " ~" : ""),
      standing.p50Us.toFixed(0),
      standing.p50Ratio.toFixed(2),
      standing.p99Us.toFixed(0),
      standing.callsPerSecond.toFixed(0),
      standing.throughputRatio.toFixed(2),
      standing.bytesPerCall.toFixed(0),
      standing.roundTripsPerCall.toFixed(2),
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
    "bytes",
    "trips",
  ];
  const noisy = results.flatMap((result) => result.standings).filter((standing) => standing.noisy);
  return `${columns([head, ...rows])}\n${verdict(noisy, rows.length)}`;
}

/** Whether the machine was quiet enough for the figures to mean anything. */
function verdict(noisy: readonly Standing[], count: number): string {
  const share = noisy.length / count;
  if (noisy.length === 0) return "Every ratio was steady over the rounds.";
  const lines = `~ ${noisy.length} of ${count} ratios spread by more than ${NOISE_MAX * 100} % over the rounds`;
  return share > 0.25
    ? `${lines}: the machine was TOO NOISY TO CONCLUDE anything from this run.`
    : `${lines}, and say nothing; the others do.`;
}

/** While the race runs: what each contestant came to. */
export function progressLine({ engine, workload, concurrency, standings }: WorkloadResult): string {
  const ratios = standings.map(({ contestant, cpuRatio }) => `${contestant} ${cpuRatio.toFixed(2)}`);
  const time = new Date().toISOString().slice(11, 19);
  return `${time} ${engine} ${workload} at ${concurrency}: ${ratios.join(", ")}`;
}

/** What the code by hand takes on the machine that the aims were set on (shared/design/performance.md), in µs. */
const BY_HAND_THERE: Readonly<Record<string, number>> = { dashboard: 10, "2,500 nested rows": 439 };

export function overheadTable(overhead: readonly Overhead[]): string {
  const slower = timesSlower(overhead);
  const head = ["call", "by hand µs", "farm orm µs", "overhead µs", "target µs", "at the aims' speed µs"];
  const rows = overhead.map((entry) => [
    entry.name,
    entry.byHandUs.toFixed(2),
    entry.ormUs.toFixed(2),
    entry.overheadUs.toFixed(2),
    entry.targetUs.toFixed(1),
    (entry.overheadUs / slower).toFixed(2),
  ]);
  return `${columns([head, ...rows])}\n${speedLine(slower)}`;
}

function speedLine(slower: number): string {
  return `The code by hand takes ${slower.toFixed(1)} times as long as on the machine that the aims were set on.`;
}

/** The geometric mean, for what takes long enough not to be lost in the loop around it. */
function timesSlower(overhead: readonly Overhead[]): number {
  const logs = overhead.flatMap(({ name, byHandUs }) => {
    const there = BY_HAND_THERE[name];
    return there === undefined ? [] : [Math.log(byHandUs / there)];
  });
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

export function compilingTable(
  { coldUs, missUs, hitUs, recompiled }: Compiling,
  overhead: readonly Overhead[],
): string {
  return columns([
    ["", "µs", "target µs", "at the aims' speed µs"],
    ["first call of the process", coldUs.toFixed(0), "", ""],
    ["compile, shape not seen before", missUs.toFixed(0), "100", (missUs / timesSlower(overhead)).toFixed(0)],
    ["same call, shape seen", hitUs.toFixed(1), "", ""],
    ["shapes compiled twice", String(recompiled), "0", ""],
  ]);
}

export function startupTable(startup: readonly Startup[]): string {
  return columns([
    ["contestant", "import and first nested answer, ms"],
    ...startup.map(({ contestant, ms }) => [contestant, ms.toFixed(0)]),
  ]);
}

export function strategiesTable(cells: readonly StrategyCell[]): string {
  const forced = cells[0]?.forced.map(({ strategy }) => `${strategy} ms`) ?? [];
  return columns([
    ["roots", "each", "chosen", "ms", "by the best", ...forced],
    ...cells.map((cell) => [
      String(cell.roots),
      String(cell.perParent),
      cell.chosen,
      cell.chosenMs.toFixed(2),
      cell.multiple.toFixed(2),
      ...cell.forced.map(({ ms }) => ms.toFixed(2)),
    ]),
  ]);
}

export function weightTable({ gzipped, instantiations }: Weight): string {
  return columns([
    ["application", "bytes, gzipped"],
    ...Object.entries(gzipped).map(([name, bytes]) => [name, bytes.toLocaleString("en")]),
    ["instantiations of 200 models", instantiations.toLocaleString("en")],
  ]);
}

export function columns(rows: readonly (readonly string[])[]): string {
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
