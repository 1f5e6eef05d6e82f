import * as assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "uvu";
import {
  type BackendRecord,
  nextWorkload,
  type RecordedRun,
  recordedCases,
  withRun,
} from "../fuzz/records.ts";
import { FAULT_SUITES } from "./fault-suites.ts";
import { type Findings, headline, renderReport } from "./render-report.ts";
import { withHeadline } from "./write-report.ts";

function run(seed: number, first: number, end: number, commit = "abc"): RecordedRun {
  return { seed, first, end, cases: 20 * (end - first), calls: 80, seconds: 1, commit, day: "2026-01-01" };
}

function record(backend: string, ...runs: readonly RecordedRun[]): BackendRecord {
  return { backend, group: "embedded", versions: `${backend} 1.0.0`, runs };
}

const FOUND: Findings = {
  backends: [record("one", run(42, 0, 60), run(7, 0, 1, "def")), record("two", run(42, 0, 10))],
  coverage: { features: 3, missedFeatures: ["a"], pairs: 1000, missedPairs: ["a & b", "a | c"] },
  faults: [{ fault: "cut", file: "tests/a.test.ts", passed: 4, failed: 0, skipped: 1 }],
  mutants: [
    mutant("nulls last", "killed", "reads", 3, null),
    mutant("no-op", "equivalent", null, null, "nobody can tell"),
  ],
  deviations: [["one", "refuses"]],
};

function mutant(
  name: string,
  fate: string,
  killer: string | null,
  cases: number | null,
  reason: string | null,
) {
  return { name, area: "logic", file: "a.ts", breaks: "all", fate, killer, cases, reason };
}

test("runs of one commit that follow one another are one; a run goes on where the last of its seed ended", () => {
  const runs = withRun([run(42, 0, 2)], run(42, 2, 5));
  assert.deepEqual(runs, [{ ...run(42, 0, 5), calls: 160, seconds: 2 }]);
  assert.equal(withRun(runs, run(42, 6, 7)).length, 2);
  assert.equal(withRun(runs, run(42, 5, 7, "def")).length, 2);
  assert.equal(withRun(runs, run(7, 5, 7)).length, 2);
  const one = record("one", ...runs, run(7, 0, 9));
  assert.equal(nextWorkload(one, 42), 5);
  assert.equal(nextWorkload(one, 1), 0);
  assert.equal(nextWorkload(undefined, 42), 0);
  assert.equal(recordedCases(one, 42), 100);
});

test("the headline counts what was recorded", () => {
  assert.equal(
    headline(FOUND),
    "1,420 random cases on 2 backends without a difference to the oracle, 998 of 1,000 pairs of features met in one call; 1 of 2 planted defects found, 1 argued to be none.",
  );
});

test("the report says of each backend, fault and defect what was found", () => {
  const report = renderReport(FOUND);
  assert.match(report, /\| one +\| embedded \| one 1\.0\.0 \| 1,220 \| 160 +\| 42, 7 \| `abc`, `def` \|/);
  assert.match(report, /2 of 3 features, and 998 of the 1,000 pairs/);
  assert.match(report, /- a & b\n- a \| c\n/);
  assert.match(report, /\| cut +\| `tests\/a\.test\.ts` \| 4 +\| 0 +\| 1 +\|/);
  assert.match(report, /\| nulls last \| logic \| killed +\| reads, case 3 +\|/);
  assert.match(report, /\| no-op +\| logic \| equivalent \| nobody can tell +\|/);
  assert.match(renderReport({ ...FOUND, faults: [], mutants: [] }), /Not run yet\./);
});

test("the README quotes the headline between its marks, and nothing else of it changes", () => {
  const readme = "a\n<!-- equivalence -->\nold $1\n<!-- /equivalence -->\nb\n";
  assert.equal(withHeadline(readme, "new $1"), "a\n<!-- equivalence -->\nnew $1\n<!-- /equivalence -->\nb\n");
  assert.equal(withHeadline("nothing", "new"), "nothing");
});

test("every suite of faults is there", () => {
  for (const [, file] of FAULT_SUITES) assert.ok(existsSync(file), file);
});

test.run();
