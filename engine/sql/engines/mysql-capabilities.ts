import type { Capabilities } from "../../../ir/capabilities.ts";
import { sqlCapabilities } from "./sql-capabilities.ts";

/** A write returns nothing, and an upsert takes a conflict on any unique key for the one that is meant. */
export const mysqlCapabilities: Capabilities = Object.freeze({
  ...sqlCapabilities,
  returning: Object.freeze([]),
  upsertByKey: false,
  isolationLevels: Object.freeze([
    "read uncommitted",
    "read committed",
    "repeatable read",
    "serializable",
  ] as const),
});
