import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { missedServers } from "../servers/is-reachable.ts";
import type { FileReport } from "./report.ts";

/** A suite as uvu queues it: runs its tests and answers with errors, passed, skipped and all. */
type Suite = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>;

declare global {
  var UVU_DEFER: 1 | undefined;
  var UVU_QUEUE: Suite[][] | undefined;
  var UVU_INDEX: number | undefined;
}

/** Runs one uvu file, and finds fault with what uvu itself lets pass. */
export async function runTestFile(file: string): Promise<FileReport> {
  console.log(file);
  missedServers.clear();
  const faults: string[] = [];
  if (/\.only\(/.test(readFileSync(file, "utf8"))) faults.push("leaves .only() in");
  const suites = await load(file, faults);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    const [errors, passed, skipped, total] = await suite();
    sum.passed += passed;
    sum.failed += total - passed;
    sum.skipped += skipped;
    if (errors !== true) console.log(`\n${errors}`);
    else if (passed < total) faults.push("has a hook that throws, so that tests did not run");
  }
  const isEmpty = faults.length === 0 && sum.passed + sum.failed + sum.skipped === 0;
  if (isEmpty && missedServers.size > 0) {
    console.log(`  skipped: ${[...missedServers].join(", ")} cannot be reached`);
    return { file, ...sum, skipped: 1 };
  }
  if (isEmpty) faults.push("registers no test; is test.run() missing?");
  for (const fault of faults) console.log(`  FAIL ${file} ${fault}`);
  return { file, ...sum, failed: Math.max(sum.failed, faults.length) };
}

async function load(file: string, faults: string[]): Promise<Suite[]> {
  const suites: Suite[] = [];
  globalThis.UVU_DEFER = 1;
  globalThis.UVU_QUEUE = [suites];
  globalThis.UVU_INDEX = 0;
  try {
    await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    console.log(error);
    faults.push("cannot be loaded");
  }
  return suites;
}
