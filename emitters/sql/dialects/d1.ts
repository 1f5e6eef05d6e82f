import type { Dialect } from "../dialect.ts";
import { jsonArrayOfAtMost, sqlite } from "./sqlite.ts";

// As documented; what runs locally takes a few more.
const FUNCTION_ARGUMENTS_MAX = 32;

/** SQLite as Cloudflare's D1 runs it, which is the same dialect within narrower limits. */
export const d1: Dialect = Object.freeze({
  ...sqlite,
  limits: Object.freeze({ ...sqlite.limits, parameters: 100, functionArguments: FUNCTION_ARGUMENTS_MAX }),
  query: Object.freeze({
    ...sqlite.query,
    packedValue: (position: number) => `(?1 ->> ${position - 1})`,
  }),
  json: Object.freeze({ ...sqlite.json, array: jsonArrayOfAtMost(FUNCTION_ARGUMENTS_MAX) }),
});
