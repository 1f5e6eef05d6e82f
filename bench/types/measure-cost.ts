import { execFileSync } from "node:child_process";
import type { Application } from "./application.ts";
import { COMPILER, generateApplication } from "./generate.ts";

export interface Cost {
  readonly instantiations: number;
  readonly types: number;
  readonly checkSeconds: number;
  readonly memoryMegabytes: number;
}

/** What the type checker does for an application, as it says itself. The library must have been generated. */
export function measureCost(application: Application): Cost {
  const folder = generateApplication(application);
  const report = execFileSync(process.execPath, [COMPILER, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  return {
    instantiations: entry(report, "Instantiations"),
    types: entry(report, "Types"),
    checkSeconds: entry(report, "Check time"),
    memoryMegabytes: Math.round(entry(report, "Memory used") / 1024),
  };
}

function entry(report: string, name: string): number {
  const found = report.match(new RegExp(`^${name}: +([0-9.]+)`, "m"));
  if (found?.[1] === undefined) throw new Error(`tsc reported no "${name}"`);
  return Number(found[1]);
}
