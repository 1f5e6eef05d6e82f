import { fieldOf, type Model } from "../../ir/catalog.ts";
import type { Insert, InsertMany, InsertOne } from "../../ir/logical/insert.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import type { Slot } from "../../ir/slot.ts";
import { type Fragment, list, nothing, sql } from "./fragment.ts";
import { boundCell, columnName, modelNamed, type Scope, tableName } from "./scope.ts";

export function emitInsert(insert: Insert, scope: Scope): Fragment {
  return insert.rows === "one" ? emitInsertOne(insert, scope) : emitInsertMany(insert, scope);
}

/** `insert into … values …` of one row; `alias` is what the statement calls the table. */
export function emitInsertOne(
  insert: InsertOne | Upsert,
  scope: Scope,
  alias: Fragment | null = null,
): Fragment {
  const model = modelNamed(scope, insert.model);
  const { assignments } = insert;
  if (assignments.length === 0) {
    return sql`insert into ${tableName(scope.dialect, model)} ${scope.dialect.write.defaultRow}`;
  }
  const cells = assignments.map(({ field, slot }) => boundCell(scope, model, field, slot));
  const fields = assignments.map(({ field }) => field);
  return sql`${insertInto(model, fields, scope, alias)} values (${list(cells)})`;
}

/** The number of parameters does not depend on the number of rows, so one text serves all of them. */
function emitInsertMany(insert: InsertMany, scope: Scope): Fragment {
  const model = modelNamed(scope, insert.model);
  if (insert.fields.length === 0) return emitDefaultRows(model, insert.slot, scope);
  const table = tableName(scope.dialect, model);
  const columns = insert.fields.map((field) => {
    return { kind: fieldOf(model, field).kind, name: columnName(scope, model, field) };
  });
  const { cells, from } = scope.dialect.write.rowSource(table, columns, insert.slot);
  return sql`${insertInto(model, insert.fields, scope)} select ${list(cells)} ${from}`;
}

function emitDefaultRows(model: Model, slot: Slot, scope: Scope): Fragment {
  const numbered = model.fields.find((field) => field.fill.kind === "increment");
  if (numbered === undefined) throw new TypeError(`rows of "${model.name}" need at least one value`);
  const rows = scope.dialect.write.defaultRows(columnName(scope, model, numbered.name), slot);
  return sql`insert into ${tableName(scope.dialect, model)} ${rows}`;
}

function insertInto(
  model: Model,
  fields: readonly string[],
  scope: Scope,
  alias: Fragment | null = null,
): Fragment {
  const columns = fields.map((field) => columnName(scope, model, field));
  const named = alias === null ? nothing : sql` as ${alias}`;
  return sql`insert into ${tableName(scope.dialect, model)}${named} (${list(columns)})`;
}
