import { execFileSync } from "node:child_process";
import type { Coverage } from "../runner/coverage.ts";
import type { BackendRun } from "./backend-run.ts";
import type { FuzzBackend } from "./backends.ts";
import { addCoverage } from "./recorded-coverage.ts";
import { nextWorkload, recordedCases, recordOf, withRun, writeRecord } from "./records.ts";
import { versionsOf } from "./versions.ts";

const SAVE_MS = 15_000;

/** Adds to the records what a run has done, now and then and at its end: so that one cut short is not lost. */
export class Recorder {
  readonly #seed: number;
  readonly #commit = committed();
  readonly #saved = new Map<
    string,
    { readonly next: number; readonly cases: number; readonly calls: number; readonly seconds: number }
  >();
  readonly #versions = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Where the run of the backend begins, and how many of the cases are left for it. */
  planOf(backend: FuzzBackend, cases: number): { readonly first: number; readonly cases: number } {
    const record = recordOf(backend.name);
    const left = Math.max(0, cases - recordedCases(record, this.#seed));
    return { first: nextWorkload(record, this.#seed), cases: left };
  }

  async start(runs: readonly BackendRun[], coverage: Coverage): Promise<void> {
    for (const { backend, next } of runs) {
      this.#saved.set(backend.name, { next, cases: 0, calls: 0, seconds: 0 });
      this.#versions.set(backend.name, await versionsOf(backend));
    }
    this.#timer = setInterval(() => this.save(runs, coverage), SAVE_MS);
  }

  end(runs: readonly BackendRun[], coverage: Coverage): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.save(runs, coverage);
  }

  save(runs: readonly BackendRun[], coverage: Coverage): void {
    for (const run of runs) this.#saveRun(run);
    addCoverage(coverage);
  }

  #saveRun({ backend, next, cases, calls, milliseconds }: BackendRun): void {
    const { name, group } = backend;
    const saved = this.#saved.get(name);
    if (saved === undefined || saved.next === next) return;
    const seconds = Math.round(milliseconds / 1000);
    const run = {
      seed: this.#seed,
      first: saved.next,
      end: next,
      cases: cases - saved.cases,
      calls: calls - saved.calls,
      seconds: seconds - saved.seconds,
      commit: this.#commit,
      day: new Date().toISOString().slice(0, 10),
    };
    const runs = withRun(recordOf(name)?.runs ?? [], run);
    writeRecord({ backend: name, group, versions: this.#versions.get(name) ?? "", runs });
    this.#saved.set(name, { next, cases, calls, seconds });
  }
}

/** A `+` after the commit where the sources are not as they were committed. */
function committed(): string {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  const written = ["tests/equivalence/results", "tests/equivalence/regressions", "docs"];
  const changed = git("status", "--porcelain", "--", ".", ...written.map((folder) => `:!${folder}`));
  return git("rev-parse", "--short", "HEAD") + (changed === "" ? "" : "+");
}
