import { fieldOf } from "../../ir/catalog.ts";
import type { Delete } from "../../ir/logical/delete.ts";
import type { Update } from "../../ir/logical/update.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import { emitChanges } from "./changes.ts";
import { type Fragment, generatedName, list, nothing, sql } from "./fragment.ts";
import { emitInsert } from "./insert.ts";
import { modelNamed, type Scope, tableName, writtenRow } from "./scope.ts";
import { emitUpsert, upsertedRow } from "./upsert.ts";
import { emitTarget } from "./write-target.ts";

/** The write, and what it returns of the changed rows as the columns `c0`, `c1`, …. */
export function emitWrite(leaf: PushedWrite, scope: Scope): Fragment {
  return sql`${emitChange(leaf, scope)}${emitReturning(leaf, scope)}`;
}

function emitChange({ write }: PushedWrite, scope: Scope): Fragment {
  switch (write.kind) {
    case "insert":
      return emitInsert(write, scope);
    case "update":
      return emitUpdate(write, scope);
    case "upsert":
      return emitUpsert(write, scope);
    case "delete":
      return emitDelete(write, scope);
  }
}

function emitUpdate({ model: name, changes, target }: Update, scope: Scope): Fragment {
  const model = modelNamed(scope, name);
  const row = writtenRow(scope, model);
  const assignments = emitChanges(changes, row, scope);
  return sql`update ${tableName(scope.dialect, model)} set ${assignments}${emitTarget(target, row, scope)}`;
}

function emitDelete({ model: name, target }: Delete, scope: Scope): Fragment {
  const model = modelNamed(scope, name);
  const row = writtenRow(scope, model);
  return sql`delete from ${tableName(scope.dialect, model)}${emitTarget(target, row, scope)}`;
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
