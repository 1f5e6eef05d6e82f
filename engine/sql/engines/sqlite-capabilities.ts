import type { Capabilities } from "../../../ir/capabilities.ts";
import { sqlCapabilities } from "./sql-capabilities.ts";

export const sqliteCapabilities: Capabilities = Object.freeze({
  ...sqlCapabilities,
  isolationLevels: Object.freeze(["serializable"] as const),
  decimalArithmetic: false,
});
