import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { SqlPool, SqlRequest } from "./sql-client.ts";

/**
 * A pool of MySQL whose client writes values into the text, for which it takes every question mark, in quoted
 * names too. A name that has one becomes a value itself, which that client quotes at `??`.
 */
export function namesAsValues(pool: SqlPool): SqlPool {
  return {
    ...pool,
    run: async (request, values) => runOn(pool, request, values),
    acquire: async () => {
      const connection = await pool.acquire();
      return { ...connection, run: (request, values) => runOn(connection, request, values) };
    },
  };
}

function runOn<Answer>(
  { run }: { readonly run: (request: SqlRequest, values: readonly SqlValue[]) => Answer },
  request: SqlRequest,
  values: readonly SqlValue[],
): Answer {
  // Without values the client leaves the text alone.
  if (values.length === 0 || marksIn(request.text) === values.length) return run(request, values);
  const said = withNames(request.text, values);
  return run({ ...request, text: said.text }, said.values);
}

function marksIn(text: string): number {
  return text.split("?").length - 1;
}

const NAME_OR_MARK = /`((?:[^`]|``)*)`|\?/g;

function withNames(text: string, values: readonly SqlValue[]) {
  const said: SqlValue[] = [];
  let next = 0;
  const rest = text.replace(NAME_OR_MARK, (whole: string, name: string | undefined) => {
    if (name === undefined) said.push(values[next++] ?? null);
    if (name === undefined || !name.includes("?")) return whole;
    if (name.includes(".")) throw unsayable();
    said.push(name.replaceAll("``", "`"));
    return "??";
  });
  return { text: rest, values: said };
}

/** At `??` a dot would part the name in two. */
function unsayable(): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    "a name with a question mark and a dot cannot be sent through this client",
  );
}
