import { clearedRows } from "../../../emitters/sql/cleared-rows.ts";
import type { Dialect } from "../../../emitters/sql/dialect.ts";
import { type Catalog, modelOf } from "../../../ir/catalog.ts";
import type { EmittedStatement } from "../../../ir/physical/emitted-statement.ts";
import type { LeafStatement } from "../../../ir/physical/leaf-statement.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Slot } from "../../../ir/slot.ts";
import { emitLeaf, type SqlLeaf } from "../emit-leaf.ts";

/** The leaf as plain data, for a client whose one request runs several statements, all or none. */
export function emitForBatch(dialect: Dialect, leaf: SqlLeaf, catalog: Catalog): EmittedStatement {
  return Object.freeze({
    kind: "emittedStatement",
    run: emitLeaf(dialect, leaf, catalog),
    before: emitClearing(dialect, leaf, catalog),
    rows: rowsOf(leaf),
    columns: leaf.columns,
  });
}

function rowsOf(leaf: SqlLeaf): Slot | null {
  if (leaf.kind === "pushedQuery" || leaf.write.kind !== "insert") return null;
  return leaf.write.rows === "many" ? leaf.write.slot : null;
}

/** The delete of the rows that have ended and hold a unique key which the leaf takes. */
function emitClearing(dialect: Dialect, leaf: SqlLeaf, catalog: Catalog): LeafStatement | null {
  if (leaf.kind === "pushedQuery") return null;
  const cleared = clearedRows(leaf.write, modelOf(catalog, leaf.write.model));
  if (cleared === null) return null;
  const emitted = emitLeaf(dialect, pushedWrite(cleared.rows, null), catalog);
  return Object.freeze({ ...emitted, lists: cleared.lists });
}
