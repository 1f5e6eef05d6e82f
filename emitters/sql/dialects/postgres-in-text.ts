import type { Dialect } from "../dialect.ts";
import { type Fragment, sql } from "../fragment.ts";
import { postgres } from "./postgres.ts";
import { postgresTextCodecs } from "./postgres-codecs.ts";

/**
 * PostgreSQL through a client that has the application's parsers read each type, and takes no others. Text
 * is the one type that nobody parses.
 */
export const postgresInText: Dialect = Object.freeze({
  ...postgres,
  codecs: postgresTextCodecs,
  json: Object.freeze({ ...postgres.json, column: (value: Fragment) => sql`${value}::text` }),
});
