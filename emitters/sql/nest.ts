import { fieldOf } from "../../ir/catalog.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import { type Fragment, sql } from "./fragment.ts";
import { neededFields } from "./needed-fields.ts";
import { isLimited, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource, fromClause, limitedSource, orderBy } from "./source.ts";

/**
 * The related rows of one row as a select of one JSON value: a list of positional arrays, or an array or
 * null. Correlated: it runs for each row of the parent, and finds its rows by key.
 */
export function emitNest(nest: NestOutput, parent: RowReference, path: string, scope: Scope): Fragment {
  const { input, outputs } = nest.plan;
  const set = rowSetOf(input);
  const source = isLimited(set)
    ? limitedSource(set, neededFields(outputs, set.by), parent, scope)
    : filteredSource(set, parent, scope);
  const array = rowArray(outputs, source.row, path, scope);
  if (nest.cardinality === "one") return sql`select ${array} ${fromClause(source)}`;
  const order = set.by.length === 0 ? null : orderBy(set.by, source.row, scope);
  return scope.dialect.json.list(array, fromClause(source), order);
}

/** The row as a positional JSON array. */
export function rowArray(
  outputs: readonly Output[],
  row: RowReference,
  path: string,
  scope: Scope,
): Fragment {
  const { codecs, json } = scope.dialect;
  return json.array(
    outputs.map((output) =>
      output.kind === "nest"
        ? json.embed(emitNest(output, row, `${path}.${output.name}`, scope))
        : codecs[fieldOf(row.model, output.name).kind].nest(row.column(output.name)),
    ),
  );
}
