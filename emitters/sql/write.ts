import { fieldOf } from "../../ir/catalog.ts";
import type { Delete, Reference } from "../../ir/logical/delete.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import type { Update } from "../../ir/logical/update.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import { assignmentList, changedColumns } from "./changes.ts";
import { clearedRows } from "./cleared-rows.ts";
import { type Fragment, generatedName, list, nothing, sql } from "./fragment.ts";
import { emitInsert } from "./insert.ts";
import { areLinked } from "./linked.ts";
import { modelNamed, type RowReference, type Scope, storedColumn, tableName, writtenRow } from "./scope.ts";
import { fromClause, tableSource } from "./source.ts";
import { emitUpsert, upsertedRow } from "./upsert.ts";
import { emitTarget, readsSubselect } from "./write-target.ts";

/** The write, and what it returns of the changed rows as the columns `c0`, `c1`, …. */
export function emitWrite(leaf: PushedWrite, scope: Scope): Fragment {
  return sql`${emitChange(leaf, scope)}${emitReturning(leaf, scope)}`;
}

function emitChange({ write }: PushedWrite, scope: Scope): Fragment {
  const cleared = emitCleared(write, scope);
  switch (write.kind) {
    case "insert":
      return emitInsert(write, cleared, scope);
    case "update":
      return emitUpdate(write, cleared, scope);
    case "upsert":
      return emitUpsert(write, cleared, scope);
    case "delete":
      return emitDelete(write, scope);
  }
}

/**
 * Names the delete of what gives way, and asks how many rows it was: so it is done before anything is
 * written. An index that says that a key is taken does not count what the same command has deleted.
 */
function emitCleared(write: Write, scope: Scope): readonly Fragment[] {
  if (!scope.dialect.write.clearsRows) return [];
  const cleared = clearedRows(write, modelNamed(scope, write.model));
  if (cleared === null) return [];
  const name = scope.nextAlias();
  scope.named.push(sql`${name} as (${emitDelete(cleared.rows, scope)} returning 1)`);
  return [sql`(select count(*) from ${name}) >= 0`];
}

function emitUpdate(
  { model: name, changes, target }: Update,
  cleared: readonly Fragment[],
  scope: Scope,
): Fragment {
  const model = modelNamed(scope, name);
  const row = writtenRow(scope, model);
  const where = emitTarget(target, row, cleared, scope);
  const table = tableName(scope.dialect, model);
  const { joined } = scope.dialect.write;
  if (joined === null || !readsSubselect(target)) {
    return sql`update ${table} set ${assignmentList(changedColumns(changes, row, scope))}${where}`;
  }
  const assignments = assignmentList(changedColumns(changes, row, scope, row.column));
  return sql`${joined.update(table, scope.nextAlias(), assignments)}${where}`;
}

function emitDelete({ model: name, target, sparing }: Delete, scope: Scope): Fragment {
  const model = modelNamed(scope, name);
  const row = writtenRow(scope, model);
  const spared = sparing.map((reference) => emitSpared(reference, row, scope));
  const where = emitTarget(target, row, spared, scope);
  const table = tableName(scope.dialect, model);
  const { joined } = scope.dialect.write;
  const isJoined = joined !== null && readsSubselect(target);
  return sql`${isJoined ? joined.delete(table) : sql`delete from ${table}`}${where}`;
}

function emitSpared({ model: name, field, to }: Reference, row: RowReference, scope: Scope): Fragment {
  const source = tableSource(modelNamed(scope, name), scope);
  const { kind } = fieldOf(row.model, to);
  const target = storedColumn(scope, row, to);
  const refers = areLinked(kind, storedColumn(scope, source.row, field), target, scope);
  return sql`not exists (select 1 ${fromClause({ ...source, conditions: [refers] })})`;
}

function emitReturning({ write, columns }: PushedWrite, scope: Scope): Fragment {
  if (columns === null) return nothing;
  const row =
    write.kind === "upsert" ? upsertedRow(write, scope) : writtenRow(scope, modelNamed(scope, write.model));
  const cells = columns.map(({ name }, at) => {
    const { project } = scope.dialect.codecs[fieldOf(row.model, name).kind];
    return sql`${project(row.column(name))} as ${generatedName("c", at)}`;
  });
  return sql` returning ${cells.length === 0 ? sql`1 as c0` : list(cells)}`;
}
