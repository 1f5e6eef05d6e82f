import type { History } from "../history.ts";
import type { SchemaSketch } from "../schema/sketch.ts";
import { FEATURES } from "./feature-list.ts";
import { stepFeatures } from "./features.ts";

/** Which features the generated calls made use of, and which two of them in one call. */
export class Coverage {
  readonly #features = new Map<string, number>();
  readonly #pairs = new Set<string>();

  count(schema: SchemaSketch, history: History): void {
    for (const step of history.steps) {
      for (const features of stepFeatures(schema, step)) this.#countCall(features);
    }
  }

  #countCall(features: readonly string[]): void {
    const known = [...new Set(features)].filter((feature) => FEATURES.includes(feature)).sort();
    for (const [at, feature] of known.entries()) {
      this.#features.set(feature, (this.#features.get(feature) ?? 0) + 1);
      for (const other of known.slice(at + 1)) this.#pairs.add(`${feature} & ${other}`);
    }
  }

  times(feature: string): number {
    return this.#features.get(feature) ?? 0;
  }

  get pairs(): ReadonlySet<string> {
    return this.#pairs;
  }

  /** Features that no call made use of. */
  missing(expected: readonly string[] = FEATURES): readonly string[] {
    return expected.filter((feature) => !this.#features.has(feature));
  }

  lines(): readonly string[] {
    const missing = this.missing();
    const reached = `${FEATURES.length - missing.length} of ${FEATURES.length} features`;
    const all = (FEATURES.length * (FEATURES.length - 1)) / 2;
    const line = `coverage: ${reached}, ${this.#pairs.size} of ${all} pairs (not all of them can meet)`;
    return missing.length === 0 ? [line] : [line, `never made: ${missing.join(", ")}`];
  }
}
