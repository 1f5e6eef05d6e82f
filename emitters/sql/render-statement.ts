import type { SqlStatement } from "../../ir/physical/sql-statement.ts";
import { type Fragment, leavesOf, list, sql } from "./fragment.ts";
import type { Scope } from "./scope.ts";

/** The body as one statement, behind the sub-selects that it names, with its placeholders in text order. */
export function renderStatement(body: Fragment, { dialect, named }: Scope): SqlStatement {
  const { limits, placeholder, query } = dialect;
  const parts = leavesOf(named.length === 0 ? body : sql`with ${list(named)} ${body}`);
  const bindings = Object.freeze(parts.filter((part) => typeof part !== "string"));
  const packed = bindings.length > limits.parameters ? query.packedValue : null;
  const holder = packed ?? placeholder;
  let text = "";
  let position = 0;
  for (const part of parts) text += typeof part === "string" ? part : holder(++position);
  return Object.freeze({
    kind: "sqlStatement",
    text,
    bindings,
    parameters: packed === null ? "each" : "one",
  });
}
