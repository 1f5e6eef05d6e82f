import fc from "fast-check";
import { schemaSketch } from "../arbitraries/schema.ts";
import type { History } from "../history.ts";
import type { SchemaSketch } from "../schema/sketch.ts";

/** Histories that share a schema and its tables: making those costs more than running a history. */
export const HISTORIES_PER_SCHEMA = 20;

/** A schema, and histories that each begin with rows of their own. */
export interface Workload {
  readonly schema: SchemaSketch;
  readonly histories: readonly History[];
}

export type HistoryOf = (schema: SchemaSketch) => fc.Arbitrary<History>;

const SCHEMA = schemaSketch();

/** The same for the same seed and number, whatever came before: so a run can be cut up and continued. */
export function workload(history: HistoryOf, seed: number, at: number): Workload {
  // The values have pools of their own for what is small and extreme; a bias to it would empty the tables.
  const draw = { seed: mixed(seed, at), unbiased: true };
  const [schema] = fc.sample(SCHEMA, { ...draw, numRuns: 1 });
  if (schema === undefined) throw new TypeError("no schema was drawn");
  return { schema, histories: fc.sample(history(schema), { ...draw, numRuns: HISTORIES_PER_SCHEMA }) };
}

/** Neighbouring numbers become seeds that have nothing in common. */
function mixed(seed: number, at: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(at + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
