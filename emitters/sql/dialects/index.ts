import { postgres } from "./postgres.ts";
import { sqlite } from "./sqlite.ts";

/** Every SQL dialect, one line each. */
export const dialects = Object.freeze({
  postgres,
  sqlite,
});

export type DialectName = keyof typeof dialects;
