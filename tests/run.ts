import { availableParallelism } from "node:os";
import { discoverGroups, type Group } from "./runner/discover.ts";
import { type GroupResult, runGroup } from "./runner/run-group.ts";

const TIMEOUT_SECONDS = 600;
const PARALLEL_MAX = 4;

const words = process.argv.slice(2);
const { groups, leftOut } = discoverGroups(words);
if (groups.length === 0 && leftOut.length === 0) {
  console.error(`no test file${words.length === 0 ? "" : ` with ${words.join(" or ")} in its path`}`);
  process.exit(1);
}

// The longest first, so that none of them runs alone at the end.
const open = groups.toSorted((a, b) => b.files.length - a.files.length);
const results: GroupResult[] = [];
await Promise.all(Array.from({ length: Math.min(PARALLEL_MAX, availableParallelism()) }, work));
printTotal(results);

async function work(): Promise<void> {
  for (let group = open.shift(); group !== undefined; group = open.shift()) {
    const result = await runGroup(group, TIMEOUT_SECONDS);
    results.push(result);
    printResult(result);
  }
}

/** What a group printed is shown where somebody has to read it: on a failure, and in CI. */
function printResult({ group, passed, failed, skipped, seconds, output }: GroupResult): void {
  if (failed > 0 || process.env.CI !== undefined) console.log(output.trimEnd());
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  console.log(`${failed > 0 ? "FAIL" : "ok  "} ${named(group)}  ${counts}  ${seconds.toFixed(1)} s`);
}

function named({ name, files }: Group): string {
  return `${name} (${files.length} ${files.length === 1 ? "file" : "files"})`;
}

function printTotal(all: readonly GroupResult[]): void {
  for (const sentence of leftOut) console.log(`left out: ${sentence}`);
  const passed = all.reduce((total, result) => total + result.passed, 0);
  const failed = all.reduce((total, result) => total + result.failed, 0);
  const skipped = all.reduce((total, result) => total + result.skipped, 0);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (failed > 0) process.exitCode = 1;
}
