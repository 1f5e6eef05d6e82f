import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Report, reportFile, savedReport } from "./report/report.ts";

/**
 * The whole benchmark several times, each in a process of its own as if it were the only one: what a first call
 * costs shows only once in a process. A run that fails is told, and the others still count.
 */
export function repeat(runs: number, args: readonly string[]): readonly Report[] {
  const reports: Report[] = [];
  const saving = args.filter((arg) => arg !== "--no-save");
  for (let run = 1; run <= runs; run++) {
    const name = `run-${run}`;
    console.log(`\nRun ${run} of ${runs}`);
    rmSync(reportFile(name), { force: true });
    const command = ["--import", "tsx", fileURLToPath(new URL("./run.ts", import.meta.url))];
    const { status } = spawnSync(
      process.execPath,
      [...command, ...saving, "--runs", "1", "--save-as", name],
      {
        stdio: "inherit",
      },
    );
    if (status === 0) reports.push(savedReport(name));
    else console.log(`Run ${run} ended with ${status} and is left out`);
  }
  return reports;
}
