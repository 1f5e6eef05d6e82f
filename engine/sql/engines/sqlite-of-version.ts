import type { SqlEngine } from "../sql-engine.ts";
import { sqliteEngine } from "./sqlite.ts";

/** 3.38 is the oldest with JSON in every build. */
const ORDERED_JSON = 45;
const GROWING_STACK = 46;

/**
 * Before 3.46 the parser has a stack of 100 symbols, which holds five levels with hardly a condition in the
 * last.
 */
const smallStack: SqlEngine = Object.freeze({
  ...sqliteEngine,
  capabilities: Object.freeze({ ...sqliteEngine.capabilities, nestedLevels: 4 }),
});

/** Before 3.44 an aggregate has no order, and in 3.44 it takes JSON for text where it has one. */
const unorderedAggregates: SqlEngine = Object.freeze({
  ...smallStack,
  capabilities: Object.freeze({ ...smallStack.capabilities, groupedRows: false }),
});

/** SQLite as the version that it tells can be used, `3.45.1` and the like. */
export function sqliteEngineOf(version: unknown): SqlEngine {
  const minor = typeof version === "string" ? Number(version.split(".")[1]) : Number.NaN;
  if (minor < ORDERED_JSON) return unorderedAggregates;
  return minor < GROWING_STACK ? smallStack : sqliteEngine;
}
