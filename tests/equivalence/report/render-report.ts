import type { RecordedCoverage } from "../fuzz/recorded-coverage.ts";
import type { BackendRecord, RecordedRun } from "../fuzz/records.ts";
import type { FaultResult } from "./fault-results.ts";
import type { MutantResult } from "./mutant-results.ts";
import { table } from "./table.ts";

/** Everything that was recorded, none of it drawn up by hand. */
export interface Findings {
  readonly backends: readonly BackendRecord[];
  readonly coverage: RecordedCoverage;
  readonly faults: readonly FaultResult[];
  readonly mutants: readonly MutantResult[];
  readonly deviations: readonly (readonly [backend: string, deviation: string])[];
}

const PAIRS_SHOWN = 40;

/** The report in one sentence, which the README quotes. */
export function headline({ backends, coverage, mutants }: Findings): string {
  const cases = sum(backends.flatMap(({ runs }) => runs.map((run) => run.cases)));
  const reached = coverage.pairs - coverage.missedPairs.length;
  const killed = mutants.filter(({ fate }) => fate === "killed").length;
  const equivalent = mutants.filter(({ fate }) => fate === "equivalent").length;
  const sentences = [
    `${grouped(cases)} random cases on ${backends.length} backends without a difference to the oracle, ${grouped(reached)} of ${grouped(coverage.pairs)} pairs of features met in one call`,
    ...(mutants.length === 0
      ? []
      : [`${killed} of ${mutants.length} planted defects found, ${equivalent} argued to be none`]),
  ];
  return `${sentences.join("; ")}.`;
}

export function renderReport(findings: Findings): string {
  const { deviations } = findings;
  const sections = [
    `# Equivalence\n\n${headline(findings)}`,
    "Written by `npm run fuzz -- --report` from what `npm run fuzz -- --record`, `-- --faults` and `npm run mutants`\nkept of real runs; what a case is, and how to run one again, is in `tests/equivalence/README.md`.",
    `## Backends\n\n${backendTable(findings.backends)}\n\nA run that finds a difference is not recorded: it becomes a file under \`tests/equivalence/regressions/\`, which every\nlater run of the tests replays.`,
    `## Coverage\n\n${coverageText(findings.coverage)}`,
    `## Faults\n\n${faultText(findings.faults)}`,
    `## Planted defects\n\n${mutantText(findings.mutants)}`,
    `## Known deviations\n\nNothing is approximated: these are refusals, and errors that come at another time.\n\n${table(["backend", "deviation"], deviations)}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function backendTable(backends: readonly BackendRecord[]): string {
  const rows = [...backends]
    .sort(byGroup)
    .map(({ backend, group, versions, runs }) => [
      backend,
      group,
      versions,
      grouped(sum(runs.map((run) => run.cases))),
      grouped(sum(runs.map((run) => run.calls))),
      unique(runs, (run) => run.seed),
      unique(runs, (run) => `\`${run.commit}\``),
      unique(runs, (run) => run.day),
      "0",
    ]);
  return table(
    ["backend", "kind", "versions", "cases", "calls", "seeds", "commits", "days", "differences"],
    rows,
  );
}

const GROUPS = ["embedded", "server", "host"];

function byGroup(a: BackendRecord, b: BackendRecord): number {
  return GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group);
}

function unique(runs: readonly RecordedRun[], of: (run: RecordedRun) => string | number): string {
  return [...new Set(runs.map(of))].join(", ");
}

function coverageText({ features, missedFeatures, pairs, missedPairs }: RecordedCoverage): string {
  const reached = `${features - missedFeatures.length} of ${features} features, and ${grouped(pairs - missedPairs.length)} of the ${grouped(pairs)} pairs of them that can meet in one call.`;
  if (missedPairs.length === 0) return reached;
  const shown = missedPairs.slice(0, PAIRS_SHOWN).map((pair) => `- ${pair}`);
  const rest = missedPairs.length - shown.length;
  if (rest > 0) shown.push(`- and ${rest} more`);
  return `${reached} Missed:\n\n${shown.join("\n")}`;
}

function faultText(faults: readonly FaultResult[]): string {
  if (faults.length === 0) return "Not run yet.";
  const rows = faults.map(({ fault, file, passed, failed, skipped }) => [
    fault,
    `\`${file}\``,
    String(passed),
    String(failed),
    String(skipped),
  ]);
  return table(["fault", "tests", "passed", "failed", "skipped"], rows);
}

function mutantText(mutants: readonly MutantResult[]): string {
  if (mutants.length === 0) return "Not run yet.";
  const rows = mutants.map(({ name, area, fate, killer, cases, reason }) => [
    name,
    area,
    fate,
    killer === null ? (reason ?? "") : `${killer}${cases === null ? "" : `, case ${cases}`}`,
  ]);
  return table(["defect", "kind", "fate", "found by, or why it is none"], rows);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function grouped(number: number): string {
  return number.toLocaleString("en-US");
}
