import { canMeet } from "./can-meet.ts";
import { FEATURES } from "./feature-list.ts";
import { stepFeatures } from "./features.ts";
import type { Workload } from "./workload.ts";

/** What a workload made use of that none before it did. */
export interface FreshCoverage {
  readonly features: readonly string[];
  readonly pairs: readonly string[];
}

const KNOWN: ReadonlySet<string> = new Set(FEATURES);

/** Pairs of features of which one call can make use of both. */
const PAIRS: readonly string[] = FEATURES.flatMap((feature, at) =>
  FEATURES.slice(at + 1).flatMap((other) => (canMeet(feature, other) ? [pairOf(feature, other)] : [])),
);

/** Which features the generated calls made use of, and which two of them in one call. */
export class Coverage {
  readonly #features = new Map<string, number>();
  readonly #pairs = new Set<string>();
  /** By feature those that came after it in a call, so that a pair is only spelled when it may be new. */
  readonly #followers = new Map<string, Set<string>>();

  count({ schema, histories }: Workload): FreshCoverage {
    const fresh = { features: [], pairs: [] };
    for (const history of histories) {
      for (const step of history.steps) {
        for (const features of stepFeatures(schema, step)) this.#countCall(features, fresh);
      }
    }
    return fresh;
  }

  /** Takes over what was counted elsewhere. */
  add({ features, pairs }: FreshCoverage): void {
    for (const feature of features) this.#features.set(feature, this.times(feature) + 1);
    for (const pair of pairs) this.#pairs.add(pair);
  }

  #countCall(features: readonly string[], fresh: { features: string[]; pairs: string[] }): void {
    const known = [...new Set(features)].filter((feature) => KNOWN.has(feature));
    for (const [at, feature] of known.entries()) {
      if (!this.#features.has(feature)) fresh.features.push(feature);
      this.#features.set(feature, this.times(feature) + 1);
      const met = this.#met(feature);
      for (let next = at + 1; next < known.length; next++) {
        const other = known[next] ?? feature;
        if (met.has(other)) continue;
        met.add(other);
        const pair = pairOf(feature, other);
        if (this.#pairs.has(pair)) continue;
        this.#pairs.add(pair);
        fresh.pairs.push(pair);
      }
    }
  }

  #met(feature: string): Set<string> {
    const met = this.#followers.get(feature) ?? new Set();
    this.#followers.set(feature, met);
    return met;
  }

  times(feature: string): number {
    return this.#features.get(feature) ?? 0;
  }

  /** Features that no call made use of. */
  missing(expected: readonly string[] = FEATURES): readonly string[] {
    return expected.filter((feature) => !this.#features.has(feature));
  }

  /** Pairs that can meet and did not. */
  missedPairs(): readonly string[] {
    return PAIRS.filter((pair) => !this.#pairs.has(pair));
  }

  get pairs(): { readonly reached: number; readonly all: number } {
    return { reached: PAIRS.length - this.missedPairs().length, all: PAIRS.length };
  }

  line(): string {
    const { reached, all } = this.pairs;
    const features = FEATURES.length - this.missing().length;
    return `${features} of ${FEATURES.length} features, ${reached} of ${all} pairs that can meet`;
  }
}

function pairOf(feature: string, other: string): string {
  return [feature, other].sort().join(" & ");
}
