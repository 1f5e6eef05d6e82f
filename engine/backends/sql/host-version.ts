import type { DialectName } from "../../../emitters/sql/dialects/index.ts";

/** Which of the two databases answered `select version()`; they share a protocol and little more. */
export function mysqlDialectOf(version: unknown): DialectName {
  return /mariadb/i.test(String(version)) ? "mariadb" : "mysql";
}
