import type { PackingFacts } from "./dialect.ts";
import { type Fragment, list, sql } from "./fragment.ts";
import type { Scope } from "./scope.ts";
import type { SqlBinding, SqlStatement } from "./sql-statement.ts";

/** The body as one statement, behind the sub-selects that it names, with its placeholders in text order. */
export function renderStatement(body: Fragment, scope: Scope): SqlStatement {
  const { limits, placeholder, query } = scope.dialect;
  const { parts } = withNamed(scope.named, body);
  const bindings = parts.filter((part) => typeof part !== "string");
  if (bindings.length > limits.parameters && query.packing !== null) {
    return frozen(packedText(body, scope, query.packing), bindings, "one");
  }
  let text = "";
  let position = 0;
  for (const part of parts) text += typeof part === "string" ? part : placeholder(++position);
  return frozen(text, bindings, "each");
}

/** Each placeholder becomes a look into the one parameter, at the place of its value. */
function packedText(body: Fragment, scope: Scope, { declare, look }: PackingFacts): string {
  const name = scope.nextAlias();
  let at = 0;
  const looking = (fragment: Fragment): Fragment => ({
    parts: fragment.parts.flatMap((part) => (typeof part === "string" ? [part] : look(name, at++).parts)),
  });
  const named = scope.named.map(looking);
  return withNamed([declare(name), ...named], looking(body)).parts.join("");
}

function withNamed(named: readonly Fragment[], body: Fragment): Fragment {
  return named.length === 0 ? body : sql`with ${list(named)} ${body}`;
}

function frozen(
  text: string,
  bindings: readonly SqlBinding[],
  parameters: SqlStatement["parameters"],
): SqlStatement {
  return Object.freeze({ kind: "sqlStatement", text, bindings: Object.freeze(bindings), parameters });
}
