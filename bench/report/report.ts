import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Compiling } from "../overhead/measure-compiling.ts";
import type { Overhead } from "../overhead/measure-overhead.ts";
import type { Weight } from "../size/measure-weight.ts";
import type { Startup } from "../startup/measure-startup.ts";
import type { StrategyCell } from "../strategies/measure-strategies.ts";
import { chart } from "./chart.ts";
import type { WorkloadResult } from "./tables.ts";

/** All that one run measured; what it left out is empty or null. */
export interface Report {
  readonly overhead: readonly Overhead[];
  readonly compiling: Compiling;
  readonly results: readonly WorkloadResult[];
  readonly strategies: readonly StrategyCell[];
  readonly startup: readonly Startup[];
  readonly weight: Weight | null;
}

const FOLDER = fileURLToPath(new URL("../results/", import.meta.url));

/** Writes the figures and the chart; returns the names of the files. */
export function saveReport(report: Report, name: string): readonly string[] {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(reportFile(name), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(FOLDER, `${name}.svg`), chart(report.results));
  return [`bench/results/${name}.json`, `bench/results/${name}.svg`];
}

export function savedReport(name: string): Report {
  return JSON.parse(readFileSync(reportFile(name), "utf8"));
}

export function reportFile(name: string): string {
  return join(FOLDER, `${name}.json`);
}
