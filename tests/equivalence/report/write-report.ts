import { readFileSync, writeFileSync } from "node:fs";
import { readCoverage } from "../fuzz/recorded-coverage.ts";
import { readRecords } from "../fuzz/records.ts";
import { readFaultResults } from "./fault-results.ts";
import { KNOWN_DEVIATIONS } from "./known-deviations.ts";
import { readMutantResults } from "./mutant-results.ts";
import { type Findings, headline, renderReport } from "./render-report.ts";

export const REPORT = "docs/equivalence.md";
const README = "README.md";
/** What stands between these in the README is the headline of the report. */
const QUOTE = /(<!-- equivalence -->\n)[\s\S]*?(\n<!-- \/equivalence -->)/;

export function findings(): Findings {
  return {
    backends: readRecords(),
    coverage: readCoverage(),
    faults: readFaultResults(),
    mutants: readMutantResults(),
    deviations: KNOWN_DEVIATIONS,
  };
}

/** The report from everything that was recorded, and its headline in the README. */
export function writeReport(): void {
  const found = findings();
  writeFileSync(REPORT, renderReport(found));
  const readme = readFileSync(README, "utf8");
  writeFileSync(README, withHeadline(readme, headline(found)));
  console.log(`${REPORT}: ${headline(found)}`);
}

export function withHeadline(readme: string, text: string): string {
  return readme.replace(QUOTE, (_, begin: string, end: string) => begin + text + end);
}
