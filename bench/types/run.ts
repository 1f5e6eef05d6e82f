import { execFileSync } from "node:child_process";
import type { Application } from "./application.ts";
import { COMPILER, generateApplication, generateLibrary, removeGenerated } from "./generate.ts";

const SIZES = [
  { models: 10, queries: 10 },
  { models: 50, queries: 50 },
  { models: 200, queries: 0 },
  { models: 200, queries: 50 },
  { models: 200, queries: 200 },
];

interface Cost {
  readonly instantiations: number;
  readonly types: number;
  readonly checkSeconds: number;
  readonly memoryMegabytes: number;
}

/** What the type checker does for an application, as it says itself. */
function measure(application: Application): Cost {
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

try {
  generateLibrary();
  for (const query of ["nested", "dashboard"] as const) {
    const table: Record<string, Cost> = {};
    for (const size of SIZES) {
      table[`${size.models} models, ${size.queries} queries`] = measure({ ...size, query });
    }
    console.log(query);
    console.table(table);
  }
} finally {
  removeGenerated();
}
