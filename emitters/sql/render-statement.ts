import type { Fragment } from "./fragment.ts";
import type { SqlBinding, SqlStatement } from "./sql-statement.ts";

/** The fragment as one statement, with its placeholders in text order. */
export function renderStatement(fragment: Fragment, placeholder: (position: number) => string): SqlStatement {
  const bindings: SqlBinding[] = [];
  let text = "";
  for (const part of fragment.parts) {
    text += typeof part === "string" ? part : placeholder(bindings.push(part));
  }
  return Object.freeze({ kind: "sqlStatement", text, bindings: Object.freeze(bindings) });
}
