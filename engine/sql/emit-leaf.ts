import type { Dialect } from "../../emitters/sql/dialect.ts";
import { emitStatement } from "../../emitters/sql/index.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { LeafStatement, StatementResult, StatementSubject } from "../../ir/physical/leaf-statement.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { Leaf } from "../driver.ts";
import { listsInStatement } from "./lists-in-statement.ts";

export type SqlLeaf = PushedQuery | PushedWrite;

export function sqlLeaf(leaf: Leaf): SqlLeaf {
  if (leaf.kind === "pushedQuery" || leaf.kind === "pushedWrite") return leaf;
  throw new TypeError(`a SQL driver does not run ${leaf.kind}`);
}

/** The leaf as one statement. `suffix` is what the dialect says behind a query that the emitter knows nothing of. */
export function emitLeaf(dialect: Dialect, leaf: SqlLeaf, catalog: Catalog, suffix = ""): LeafStatement {
  const { text, ...statement } = emitStatement(leaf, catalog, dialect);
  return Object.freeze({
    statement: Object.freeze({ ...statement, text: text + suffix }),
    answer: leaf.kind === "pushedWrite" && leaf.columns === null ? "count" : "rows",
    result: resultOf(leaf),
    lists: listsInStatement(dialect, leaf, catalog),
    subject: subjectOf(leaf),
  });
}

function resultOf(leaf: SqlLeaf): StatementResult {
  if (leaf.kind === "pushedQuery") return { kind: leaf.query.kind === "count" ? "counted" : "rows" };
  if (leaf.write.kind === "upsert") return { kind: "upserted", key: leaf.write.key };
  return { kind: leaf.columns === null ? "affected" : "rows" };
}

export function subjectOf(leaf: SqlLeaf): StatementSubject {
  if (leaf.kind === "pushedWrite") {
    const { write } = leaf;
    const changes = "changes" in write ? write.changes : [];
    return {
      model: write.model,
      operation: write.kind,
      changed: changes.map(({ field }) => field),
      computed: changes.filter(({ op }) => op !== "set").map(({ field }) => field),
    };
  }
  return { model: modelRead(leaf), operation: leaf.query.kind === "count" ? "count" : "find" };
}

function modelRead(leaf: PushedQuery): string {
  let node = leaf.query.input;
  while ("input" in node) node = node.input;
  return node.model;
}
