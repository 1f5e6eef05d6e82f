import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeWhole } from "./write-whole.ts";

const FOLDER = fileURLToPath(new URL("../results/", import.meta.url));

/** What was run on one backend, ever. None of it found a difference: what does is a regression, not a record. */
export interface BackendRecord {
  readonly backend: string;
  readonly group: string;
  /** Of the client, and of the server where there is one, when it ran last. */
  readonly versions: string;
  readonly runs: readonly RecordedRun[];
}

/** The workloads from `first` up to `end` of a seed, on one commit. */
export interface RecordedRun {
  readonly seed: number;
  readonly first: number;
  readonly end: number;
  readonly cases: number;
  readonly calls: number;
  readonly seconds: number;
  readonly commit: string;
  readonly day: string;
}

export function readRecords(): readonly BackendRecord[] {
  return recordFiles().map((name) => JSON.parse(readFileSync(FOLDER + name, "utf8")));
}

export function recordOf(backend: string): BackendRecord | undefined {
  return readRecords().find((record) => record.backend === backend);
}

export function writeRecord(record: BackendRecord): void {
  mkdirSync(FOLDER, { recursive: true });
  writeWhole(`${FOLDER}backend-${record.backend}.json`, `${JSON.stringify(record, null, 1)}\n`);
}

/** Joins runs that follow one another on one commit. */
export function withRun(runs: readonly RecordedRun[], run: RecordedRun): readonly RecordedRun[] {
  const last = runs.at(-1);
  if (last === undefined || last.seed !== run.seed || last.commit !== run.commit || last.end !== run.first) {
    return [...runs, run];
  }
  const joined: RecordedRun = {
    ...run,
    first: last.first,
    cases: last.cases + run.cases,
    calls: last.calls + run.calls,
    seconds: last.seconds + run.seconds,
  };
  return [...runs.slice(0, -1), joined];
}

/** Where to go on with the seed. */
export function nextWorkload(record: BackendRecord | undefined, seed: number): number {
  const ends = (record?.runs ?? []).filter((run) => run.seed === seed).map((run) => run.end);
  return Math.max(0, ...ends);
}

/** Of the seed, whatever the commit. */
export function recordedCases(record: BackendRecord | undefined, seed: number): number {
  const runs = (record?.runs ?? []).filter((run) => run.seed === seed);
  return runs.reduce((sum, run) => sum + run.cases, 0);
}

function recordFiles(): readonly string[] {
  mkdirSync(FOLDER, { recursive: true });
  return readdirSync(FOLDER)
    .filter((name) => name.startsWith("backend-") && name.endsWith(".json"))
    .sort();
}
