import { clearedRows } from "../../emitters/sql/cleared-rows.ts";
import type { Dialect } from "../../emitters/sql/dialect.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { ColumnList } from "../../ir/physical/column-list.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";

/** The lists that the leaf's one statement needs to clear rows before it writes. */
export function listsInStatement(
  dialect: Dialect,
  leaf: PushedQuery | PushedWrite,
  catalog: Catalog,
): readonly ColumnList[] {
  if (leaf.kind === "pushedQuery" || !dialect.write.clearsRows) return [];
  return clearedRows(leaf.write, modelOf(catalog, leaf.write.model))?.lists ?? [];
}
