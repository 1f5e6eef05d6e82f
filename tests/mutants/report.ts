import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Judged } from "./judge-mutant.ts";

export const RESULTS = "tests/mutants/results.json";

/** One mutant as the report has it. */
export interface MutantResult {
  readonly name: string;
  readonly area: string;
  readonly file: string;
  readonly breaks: string;
  readonly fate: Judged["fate"];
  /** The property that failed, and after how many cases; `null` where none did. */
  readonly killer: string | null;
  readonly cases: number | null;
  readonly reason: string | null;
}

export function resultOf({ mutant, fate, verdicts }: Judged): MutantResult {
  const last = verdicts.at(-1);
  const killer = last !== undefined && !last.holds ? last : null;
  return {
    name: mutant.name,
    area: mutant.area,
    file: mutant.file,
    breaks: mutant.breaks,
    fate,
    killer: killer?.property ?? null,
    cases: killer?.cases ?? null,
    reason: mutant.equivalent,
  };
}

/** What `docs/equivalence.md` is made from: the newest result of every mutant that there still is. */
export function saveResults(names: readonly string[], results: readonly MutantResult[]): void {
  const newest = new Map([...savedResults(), ...results].map((result) => [result.name, result]));
  const kept = names.flatMap((name) => newest.get(name) ?? []);
  writeFileSync(RESULTS, `${JSON.stringify(kept, null, 2)}\n`);
}

function savedResults(): readonly MutantResult[] {
  return existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : [];
}

export function line({ name, fate, killer, cases, reason }: MutantResult): string {
  const how =
    killer !== null ? `by "${killer}", case ${cases}` : fate === "equivalent" ? `as ${reason}` : "by nothing";
  return `${fate.padEnd(10)} ${name.padEnd(48)} ${how}`;
}
