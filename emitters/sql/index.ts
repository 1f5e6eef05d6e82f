import type { Catalog } from "../../ir/catalog.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { SqlStatement } from "../../ir/physical/sql-statement.ts";
import type { Dialect } from "./dialect.ts";
import type { Fragment } from "./fragment.ts";
import { emitCount, emitProject } from "./query.ts";
import { renderStatement } from "./render-statement.ts";
import { newScope, type Scope } from "./scope.ts";
import { emitWrite } from "./write.ts";

/**
 * The leaf as one statement of the dialect. Its rows have the leaf's columns in their order, a nest as a
 * JSON text of positional arrays; a count is one row of one number.
 */
export function emitStatement(
  leaf: PushedQuery | PushedWrite,
  catalog: Catalog,
  dialect: Dialect,
): SqlStatement {
  const scope = newScope(catalog, dialect, leaf.kind === "pushedQuery" ? leaf.nests : {});
  return renderStatement(emitLeaf(leaf, scope), scope);
}

function emitLeaf(leaf: PushedQuery | PushedWrite, scope: Scope): Fragment {
  if (leaf.kind === "pushedWrite") return emitWrite(leaf, scope);
  return leaf.query.kind === "count"
    ? emitCount(leaf.query, scope)
    : emitProject(leaf.query, leaf.partitionBy, scope);
}
