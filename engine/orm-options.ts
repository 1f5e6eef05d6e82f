import type { Limits } from "../compiler/shape/limits.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";
import type { Clock } from "./call-instant.ts";

export interface OrmOptions {
  /** Budgets of a call; see {@link Limits}. */
  readonly limits?: Partial<Limits> | undefined;
  /**
   * The way to load every relation that can be loaded so; others, and where the backend has no such way, as
   * by default: by expected cost.
   */
  readonly strategy?: Strategy | undefined;
  /**
   * Whether `findUnique` calls of one shape that are made in one tick, outside transactions, are sent as
   * one request. By default where requests cross a network. Those that load lists never are where a statement returns
   * the lists too.
   */
  readonly coalesce?: boolean | undefined;
  /**
   * The clock by which rows end and `defaultNow` fills: milliseconds since 1970, by default the system's. With
   * a clock of its own an orm does not let stores free records by theirs; `$purgeExpired` does.
   */
  readonly clock?: Clock | undefined;
  /** Rewrite rules to leave out, by name: for tests and for finding a defect. */
  readonly rules?: { readonly disable: readonly string[] } | undefined;
}
