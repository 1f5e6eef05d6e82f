import type { Word } from "../compiler/shape/token.ts";
import type { Explanation } from "../ir/explanation.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";
import type { PreparedCall } from "./prepared-call.ts";
import type { PurgedRows } from "./purge-expired.ts";

/** Where an engine has its plans from: the compiler, which makes them when they are asked for. */
export interface PlanSource {
  /** Everything that calls of the shape share. Throws where the backend cannot keep the call's meaning. */
  readonly prepare: (words: readonly Word[]) => PreparedCall;
  /** The source whose plans load relations so. Throws where the backend has no such way. */
  readonly by: (strategy: Strategy) => PlanSource;
  readonly explain: (call: PreparedCall) => Explanation;
  /** `instant` in milliseconds since 1970: rows that have ended by then are removed. */
  readonly purgeExpired: (instant: number) => Promise<PurgedRows>;
}
