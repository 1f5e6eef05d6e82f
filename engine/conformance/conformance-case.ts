import type { Orm } from "../../compiler/types/orm.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import type { Driver } from "../driver.ts";
import type { ConformanceClock } from "./conformance-clock.ts";
import type { ConformanceSchema } from "./conformance-schema.ts";

/**
 * - `reads`: what a read means, costs and refuses
 * - `writes`: the same of writes, one at a time
 * - `atomicity`: writes made at the same time
 * - `transactions`: what `transaction` and `batch` promise
 */
export type ConformanceLevel = "reads" | "writes" | "atomicity" | "transactions";

export type ConformanceOrm = Orm<ConformanceSchema>;

/** An orm over a store of its own. */
export interface ConformanceSubject {
  readonly orm: ConformanceOrm;
  readonly driver: Driver;
  readonly capabilities: Capabilities;
  /** The clock of the orm. */
  readonly clock: ConformanceClock;
  /** How many requests the raw client has sent; `null` where nobody counts. */
  readonly sent: () => number | null;
  /** References are checked row by row: rows that refer to one another cannot be written in any order. */
  readonly referencesByRow: () => boolean;
}

/** One statement of the contract, shown on an empty store. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (subject: ConformanceSubject) => Promise<void>;
}

/** For cases that need nothing but the orm. */
export function withOrm(name: string, run: (orm: ConformanceOrm) => Promise<void>): ConformanceCase {
  return { name, run: ({ orm }) => run(orm) };
}
