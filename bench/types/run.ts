import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { type Application, generateApplication } from "./generate.ts";

const ROOT = join(import.meta.dirname, "../..");
const SIZES = [10, 50, 200];

interface Cost {
  readonly instantiations: number;
  readonly types: number;
  readonly checkSeconds: number;
  readonly memoryMegabytes: number;
}

/** What the type checker does for a generated application, as it says itself. */
function measure(application: Application): Cost {
  const name = `${application.models}-${application.queries ? "queries" : "schema"}`;
  const folder = join(import.meta.dirname, "generated", name);
  generateApplication(folder, application);
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const report = execFileSync(process.execPath, [compiler, "-p", folder, "--extendedDiagnostics"], {
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

const table: Record<string, Cost> = {};
for (const models of SIZES) {
  table[`${models} models`] = measure({ models, queries: false });
  table[`${models} models, ${models} queries`] = measure({ models, queries: true });
}
console.table(table);
