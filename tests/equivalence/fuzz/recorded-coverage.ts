import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Coverage } from "../runner/coverage.ts";
import { FEATURES } from "../runner/feature-list.ts";
import { writeWhole } from "./write-whole.ts";

const FOLDER = fileURLToPath(new URL("../results/", import.meta.url));
const FILE = `${FOLDER}coverage.json`;

/** What all recorded runs together have not reached. */
export interface RecordedCoverage {
  readonly features: number;
  readonly missedFeatures: readonly string[];
  readonly pairs: number;
  readonly missedPairs: readonly string[];
}

const NOTHING_YET = new Coverage();

export function readCoverage(): RecordedCoverage {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, "utf8"));
  return recorded(NOTHING_YET.missing(), NOTHING_YET.missedPairs());
}

/** Whatever this run or an earlier one reached is reached. */
export function addCoverage(coverage: Coverage): void {
  const before = readCoverage();
  const both = (now: readonly string[], then: readonly string[]) => {
    const missed = new Set(then);
    return now.filter((name) => missed.has(name));
  };
  const features = both(coverage.missing(), before.missedFeatures);
  const pairs = both(coverage.missedPairs(), before.missedPairs);
  mkdirSync(FOLDER, { recursive: true });
  writeWhole(FILE, `${JSON.stringify(recorded(features, pairs), null, 1)}\n`);
}

function recorded(missedFeatures: readonly string[], missedPairs: readonly string[]): RecordedCoverage {
  return { features: FEATURES.length, missedFeatures, pairs: NOTHING_YET.pairs.all, missedPairs };
}
