import type { Model } from "../../ir/catalog.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { SqlResult } from "./sql-client.ts";

/**
 * The result of an upsert. No row where another one is in the way: one that has the primary key of the row that was
 * meant, or a key that only an index takes for the same, as it folds case.
 */
export function upsertedRow(model: Model, { key }: Pick<Upsert, "key">, result: SqlResult): SqlResult {
  if (result.rows.length > 0) return result;
  const target = takenKey(model, key);
  throw new OrmError(
    "UNIQUE_CONSTRAINT_VIOLATION",
    `upsert ${model.name}: the values of a unique key are taken (${target.join(", ")})`,
    { meta: { model: model.name, operation: "upsert", target } },
  );
}

/** A primary key of one field hides the others of a longer key. */
function takenKey({ primaryKey, uniqueKeys }: Model, name: string): readonly string[] {
  const fields = uniqueKeys.find((key) => key.name === name)?.fields ?? primaryKey;
  const [primary] = primaryKey;
  const isBeside = primaryKey.length === 1 && primary !== undefined && fields.includes(primary);
  return isBeside ? primaryKey : fields;
}
