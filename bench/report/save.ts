import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Report {
  readonly overhead: unknown;
  readonly compiling: unknown;
  readonly startup: unknown;
  readonly results: unknown;
  readonly chart: string;
}

/** Writes the figures and the chart; returns the names of the files. */
export function save(report: Report): readonly string[] {
  const folder = fileURLToPath(new URL("../results/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { chart, ...figures } = report;
  writeFileSync(join(folder, "latest.json"), `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(join(folder, "latest.svg"), chart);
  return ["bench/results/latest.json", "bench/results/latest.svg"];
}
