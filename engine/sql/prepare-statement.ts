import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { LeafStatement } from "../../ir/physical/leaf-statement.ts";
import { emitLeaf, type SqlLeaf } from "./emit-leaf.ts";
import { type PreparedStatement, preparedStatement } from "./prepared-statement.ts";
import { statementName } from "./statement-names.ts";

export interface StatementContext {
  readonly dialect: Dialect;
  readonly isNamed: boolean;
  /** What the statement is part of, where it is not all of it. */
  readonly operation?: string;
}

/** A leaf as one statement, emitted once. */
export function prepareStatement(
  context: StatementContext,
  leaf: SqlLeaf,
  catalog: Catalog,
  suffix = "",
): PreparedStatement {
  const { dialect, isNamed, operation } = context;
  const emitted = emitLeaf(dialect, leaf, catalog, suffix);
  const named = isNamed ? statementName(emitted.statement.text) : null;
  return preparedStatement(asPartOf(operation, emitted), dialect.encoderOf, catalog, named);
}

function asPartOf(operation: string | undefined, leaf: LeafStatement): LeafStatement {
  return operation === undefined ? leaf : { ...leaf, subject: { ...leaf.subject, operation } };
}
