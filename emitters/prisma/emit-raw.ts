import { type Catalog, fieldOf } from "../../ir/catalog.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { SqlStatement } from "../../ir/physical/sql-statement.ts";
import type { Dialect } from "../sql/dialect.ts";
import { type Fragment, generatedName, sql } from "../sql/fragment.ts";
import { emitStatement } from "../sql/index.ts";
import { emitCount, emitProject } from "../sql/query.ts";
import { renderStatement } from "../sql/render-statement.ts";
import { modelNamed, newScope, type Scope, writtenRow } from "../sql/scope.ts";
import { emitWrite } from "../sql/write.ts";

/**
 * - `columns`: a row has the leaf's columns as `c0`, `c1`, …
 * - `json`: a row has one column, the text of a JSON array of them. Where columns have no type but that of
 *   the first row's values, as Prisma sees SQLite, nothing else comes through unharmed.
 */
export type RawRows = "columns" | "json";

/** The leaf as one statement for Prisma's raw door. */
export function emitRaw(
  leaf: PushedQuery | PushedWrite,
  catalog: Catalog,
  dialect: Dialect,
  rows: RawRows,
): SqlStatement {
  if (rows === "columns") return emitStatement(leaf, catalog, dialect);
  const scope = newScope(catalog, dialect, leaf.kind === "pushedQuery" ? leaf.nests : {});
  const fragment = leaf.kind === "pushedQuery" ? jsonQuery(leaf, scope) : jsonWrite(leaf, scope);
  return renderStatement(fragment, scope);
}

/** SQLite keeps the order of a sub-select that is all that is selected from. */
function jsonQuery(leaf: PushedQuery, scope: Scope): Fragment {
  const isCount = leaf.query.kind === "count";
  const rows =
    leaf.query.kind === "count"
      ? emitCount(leaf.query, scope)
      : emitProject(leaf.query, leaf.partitionBy, scope);
  const alias = scope.nextAlias();
  const columns = Array.from({ length: isCount ? 1 : leaf.columns.length }, (_, at) => {
    return sql`${alias}.${generatedName("c", at)}`;
  });
  return sql`select ${scope.dialect.json.array(columns)} as c0 from (${rows}) as ${alias}`;
}

function jsonWrite(leaf: PushedWrite, scope: Scope): Fragment {
  if (leaf.columns === null) return emitWrite(leaf, scope);
  const row = writtenRow(scope, modelNamed(scope, leaf.write.model));
  const cells = leaf.columns.map(({ name }) =>
    scope.dialect.codecs[fieldOf(row.model, name).kind].project(row.column(name)),
  );
  const written = emitWrite({ ...leaf, columns: null }, scope);
  return sql`${written} returning ${scope.dialect.json.array(cells)} as c0`;
}
