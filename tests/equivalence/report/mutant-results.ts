import { existsSync, readFileSync } from "node:fs";

const FILE = "tests/mutants/results.json";

/** A planted defect and what found it, as the mutation tests leave it. */
export interface MutantResult {
  readonly name: string;
  readonly area: string;
  readonly file: string;
  readonly breaks: string;
  readonly fate: string;
  readonly killer: string | null;
  readonly cases: number | null;
  readonly reason: string | null;
}

export function readMutantResults(): readonly MutantResult[] {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
}
