import { mariadb } from "./mariadb.ts";
import { mysql } from "./mysql.ts";
import { postgres } from "./postgres.ts";
import { sqlite } from "./sqlite.ts";

/** Every SQL dialect, one line each. */
export const dialects = Object.freeze({
  postgres,
  sqlite,
  mysql,
  mariadb,
});

export type DialectName = keyof typeof dialects;
