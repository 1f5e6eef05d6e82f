import type { Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { SqlResult } from "./sql-client.ts";

/**
 * The result of an upsert. No row where another one has the primary key of the row that was meant, and the
 * statement asked for the conflict by that alone.
 */
export function upsertedRow({ name, primaryKey }: Model, result: SqlResult): SqlResult {
  if (result.rows.length > 0) return result;
  throw new OrmError(
    "UNIQUE_CONSTRAINT_VIOLATION",
    `upsert ${name}: the values of a unique key are taken (${primaryKey.join(", ")})`,
    { meta: { model: name, operation: "upsert", target: primaryKey } },
  );
}
