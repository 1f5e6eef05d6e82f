import { fieldOf, type Model } from "../../ir/catalog.ts";
import type { Insert, InsertMany, InsertOne } from "../../ir/logical/insert.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import type { Slot } from "../../ir/slot.ts";
import { type Fragment, list, nothing, sql } from "./fragment.ts";
import { boundCell, columnName, modelNamed, type Scope, tableName } from "./scope.ts";
import { whereOf } from "./source.ts";

/** `cleared` is what must hold before anything is written, where there is something. */
export function emitInsert(insert: Insert, cleared: readonly Fragment[], scope: Scope): Fragment {
  return insert.rows === "one"
    ? emitInsertOne(insert, cleared, scope)
    : emitInsertMany(insert, cleared, scope);
}

/** `insert into … values …` of one row; `alias` is what the statement calls the table. */
export function emitInsertOne(
  insert: InsertOne | Upsert,
  cleared: readonly Fragment[],
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
  const into = insertInto(model, fields, scope, alias);
  if (cleared.length > 0) return sql`${into} select ${list(cells)}${whereOf(cleared)}`;
  return sql`${into} values (${list(cells)})`;
}

/** The number of parameters does not depend on the number of rows, so one text serves all of them. */
function emitInsertMany(insert: InsertMany, cleared: readonly Fragment[], scope: Scope): Fragment {
  const model = modelNamed(scope, insert.model);
  if (insert.fields.length === 0) return emitDefaultRows(model, insert.slot, scope);
  const table = tableName(scope.dialect, model);
  const columns = insert.fields.map((field) => {
    return { kind: fieldOf(model, field).kind, name: columnName(scope, model, field) };
  });
  const { cells, from, order } = scope.dialect.write.rowSource(table, columns, insert.slot);
  const rows = sql`select ${list(cells)} ${from}${whereOf(cleared)}${order}`;
  return sql`${insertInto(model, insert.fields, scope)} ${rows}`;
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
