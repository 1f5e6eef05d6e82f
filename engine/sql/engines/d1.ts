import { d1 } from "../../../emitters/sql/dialects/d1.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { D1_CHARACTERS_MAX, d1Capabilities } from "./d1-capabilities.ts";
import { sqliteEngine } from "./sqlite.ts";

export const d1Engine: SqlEngine = Object.freeze({
  ...sqliteEngine,
  dialect: d1,
  capabilities: d1Capabilities,
  charactersMax: D1_CHARACTERS_MAX,
});
