import { fieldOf, type Model } from "../../ir/catalog.ts";
import type { Change } from "../../ir/logical/update.ts";
import { type Fragment, list, sql } from "./fragment.ts";
import { boundCell, columnName, type RowReference, type Scope } from "./scope.ts";

/** A column and what it becomes. */
export interface ChangedColumn {
  readonly column: Fragment;
  readonly value: Fragment;
}

/** Without changes a column keeps its value, and the row is matched all the same. */
export function changedColumns(
  changes: readonly Change[],
  row: RowReference,
  scope: Scope,
  nameOf = (field: string) => columnName(scope, row.model, field),
): readonly ChangedColumn[] {
  if (changes.length === 0) {
    const field = steadyField(row.model);
    return [{ column: nameOf(field), value: row.column(field) }];
  }
  return changes.map((change) => ({
    column: nameOf(change.field),
    value: newValue(change, row, scope),
  }));
}

/** What stands after `set`. */
export function assignmentList(changes: readonly ChangedColumn[]): Fragment {
  return list(changes.map(({ column, value }) => sql`${column} = ${value}`));
}

/** Every change reads its own field only, so it computes from the old row in whatever order they are made. */
function newValue({ field, op, slot }: Change, row: RowReference, scope: Scope): Fragment {
  const value = boundCell(scope, row.model, field, slot);
  if (op === "set") return value;
  return scope.dialect.write.arithmetic(op, fieldOf(row.model, field), row.column(field), value);
}

/** A key costs the most to write, and a column that the database numbers may refuse it. */
function steadyField(model: Model): string {
  const isCostly = (name: string) => model.uniqueKeys.some((key) => key.fields.includes(name));
  const field = model.fields.find(({ name, fill }) => fill.kind !== "increment" && !isCostly(name));
  const name = field?.name ?? model.primaryKey[0];
  if (name === undefined) throw new TypeError(`"${model.name}" has no key`);
  return name;
}
