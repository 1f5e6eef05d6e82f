import { fieldOf } from "../../ir/catalog.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import { type Fragment, sql } from "./fragment.ts";
import { neededFields } from "./needed-fields.ts";
import { selectList } from "./nested-lists.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource, fromClause, orderBy, type Source, sortedSource } from "./source.ts";

/**
 * The related rows of one row as a select of one JSON value: a list in the dialect's layout, or a row as a
 * positional array or null. Correlated: it runs for each row of the parent, and finds its rows by key.
 */
export function emitNest(nest: NestOutput, parent: RowReference, path: string, scope: Scope): Fragment {
  const { input, outputs } = nest.plan;
  const set = rowSetOf(input);
  if (nest.cardinality === "one") {
    const source = isLimited(set)
      ? sortedSource(set, neededFields(outputs, set.by), parent, scope)
      : filteredSource(set, parent, scope);
    return sql`select ${rowArray(outputs, source.row, path, scope)} ${fromClause(source)}`;
  }
  const { source, order } = listSource(outputs, set, parent, scope);
  return selectList(rowItems(outputs, source.row, path, scope), fromClause(source), order, scope);
}

interface ListSource {
  readonly source: Source;
  /** What the aggregate still has to sort by. */
  readonly order: Fragment | null;
}

/** By columns every aggregate would sort for itself, so the rows are sorted below them all. */
function listSource(outputs: readonly Output[], set: RowSet, parent: RowReference, scope: Scope): ListSource {
  const isSorted = set.by.length > 0;
  if (scope.dialect.json.lists.layout === "columns") {
    const source =
      isSorted || isLimited(set)
        ? sortedSource(set, neededFields(outputs, []), parent, scope)
        : filteredSource(set, parent, scope);
    return { source, order: null };
  }
  const source = isLimited(set)
    ? sortedSource(set, neededFields(outputs, set.by), parent, scope)
    : filteredSource(set, parent, scope);
  return { source, order: isSorted ? orderBy(set.by, source.row, scope) : null };
}

/** The row as a positional JSON array. */
function rowArray(outputs: readonly Output[], row: RowReference, path: string, scope: Scope): Fragment {
  return scope.dialect.json.array(rowItems(outputs, row, path, scope));
}

function rowItems(
  outputs: readonly Output[],
  row: RowReference,
  path: string,
  scope: Scope,
): readonly Fragment[] {
  const { codecs, json } = scope.dialect;
  return outputs.map((output) =>
    output.kind === "nest"
      ? json.embed(emitNest(output, row, `${path}.${output.name}`, scope))
      : codecs[fieldOf(row.model, output.name).kind].nest(row.column(output.name)),
  );
}
