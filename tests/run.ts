import { availableParallelism } from "node:os";
import { discoverGroups, type Group, isProperty } from "./runner/discover.ts";
import { type GroupResult, runGroup } from "./runner/run-group.ts";

const TIMEOUT_SECONDS = 1200;
/** Minutes for itself, many where the machine has other work. */
const PROPERTY_TIMEOUT_SECONDS = 1800;
const PARALLEL_MAX = 4;

const words = process.argv.slice(2);
const { groups, leftOut } = discoverGroups(words);
if (groups.length === 0 && leftOut.length === 0) {
  console.error(`no test file${words.length === 0 ? "" : ` with ${words.join(" or ")} in its path`}`);
  process.exit(1);
}

// The longest first, so that none of them runs alone at the end.
const length = ({ name, files }: Group) => (isProperty(name) ? Number.POSITIVE_INFINITY : files.length);
const open = groups.toSorted((a, b) => (length(a) === length(b) ? 0 : length(b) - length(a)));
const results: GroupResult[] = [];
await Promise.all(Array.from({ length: Math.min(PARALLEL_MAX, availableParallelism()) }, work));
printTotal(results);

async function work(): Promise<void> {
  for (let group = open.shift(); group !== undefined; group = open.shift()) {
    const seconds = isProperty(group.name) ? PROPERTY_TIMEOUT_SECONDS : TIMEOUT_SECONDS;
    const result = await runGroup(group, seconds);
    results.push(result);
    printResult(result);
  }
}

/** What a group printed is shown where somebody has to read it: on a failure, in CI, and the counts of a property. */
function printResult({ group, passed, failed, skipped, seconds, output }: GroupResult): void {
  if (failed > 0 || process.env.CI !== undefined || isProperty(group.name)) console.log(output.trimEnd());
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
