import type { Capabilities } from "../../../ir/capabilities.ts";
import { sqliteCapabilities } from "./sqlite-capabilities.ts";

/** Statements cannot share an open transaction, but one request runs many of them all or none. */
export const d1Capabilities: Capabilities = Object.freeze({
  ...sqliteCapabilities,
  // Expressions are at most 100 deep, and each level counts again what is below it.
  nestedLevels: 4,
  flatJoins: Object.freeze({ tables: 60, columns: 100 }),
  transactions: "deferredAtomic",
  isolationLevels: Object.freeze([]),
});

/** Of values in one statement: a value has at most 2 MB, and a character may take four bytes. */
export const D1_CHARACTERS_MAX = 500_000;
