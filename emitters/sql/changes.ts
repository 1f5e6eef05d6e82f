import { fieldOf, type Model } from "../../ir/catalog.ts";
import type { Change } from "../../ir/logical/update.ts";
import { type Fragment, list, sql } from "./fragment.ts";
import { boundCell, columnName, type RowReference, type Scope } from "./scope.ts";

/** What stands after `set`. Without changes a column keeps its value, and the row is matched all the same. */
export function emitChanges(changes: readonly Change[], row: RowReference, scope: Scope): Fragment {
  if (changes.length === 0) {
    const field = steadyField(row.model);
    return sql`${columnName(scope, row.model, field)} = ${row.column(field)}`;
  }
  return list(
    changes.map(
      (change) => sql`${columnName(scope, row.model, change.field)} = ${newValue(change, row, scope)}`,
    ),
  );
}

/** Every change reads its own field only, so it computes from the old row in whatever order they are made. */
function newValue({ field, op, slot }: Change, row: RowReference, scope: Scope): Fragment {
  const value = boundCell(scope, row.model, field, slot);
  if (op === "set") return value;
  const { kind } = fieldOf(row.model, field);
  return scope.dialect.write.arithmetic(op, kind, row.column(field), value);
}

/** A key costs the most to write, and a column that the database numbers may refuse it. */
function steadyField(model: Model): string {
  const isCostly = (name: string) => model.uniqueKeys.some((key) => key.fields.includes(name));
  const field = model.fields.find(({ name, fill }) => fill.kind !== "increment" && !isCostly(name));
  const name = field?.name ?? model.primaryKey[0];
  if (name === undefined) throw new TypeError(`"${model.name}" has no key`);
  return name;
}
