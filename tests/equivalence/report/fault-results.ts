import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { runGroup } from "../../runner/run-group.ts";
import { FAULT_SUITES } from "./fault-suites.ts";

const FILE = "tests/equivalence/results/faults.json";
const TIMEOUT_SECONDS = 600;

export interface FaultResult {
  readonly fault: string;
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs the suites one after the other and keeps how each ended; whether all passed. */
export async function runFaultSuites(): Promise<boolean> {
  const results: FaultResult[] = [];
  for (const [fault, file] of FAULT_SUITES) {
    const group = { name: file, files: [file], node: process.execPath };
    const { passed, failed, skipped, output } = await runGroup(group, TIMEOUT_SECONDS);
    results.push({ fault, file, passed, failed, skipped });
    console.log(
      `${failed === 0 ? "ok  " : "FAIL"} ${file}: ${passed} passed, ${failed} failed, ${skipped} skipped`,
    );
    if (failed > 0) console.log(output.trimEnd());
  }
  writeFileSync(FILE, `${JSON.stringify(results, null, 1)}\n`);
  return results.every(({ failed }) => failed === 0);
}

export function readFaultResults(): readonly FaultResult[] {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
}
