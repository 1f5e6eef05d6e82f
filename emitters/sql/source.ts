import { fieldOf, type Model } from "../../ir/catalog.ts";
import type { FieldKind } from "../../ir/field-kind.ts";
import type { RowCount } from "../../ir/logical/limit.ts";
import type { Related } from "../../ir/logical/related.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type Fragment, generatedName, list, nothing, position, sql } from "./fragment.ts";
import { areLinked } from "./linked.ts";
import { conjunction, emitPredicate } from "./predicate.ts";
import { isLimited, type RowSet } from "./row-set.ts";
import {
  boundCount,
  columnName,
  modelNamed,
  type RowReference,
  type Scope,
  storedColumn,
  subselectCell,
  tableName,
} from "./scope.ts";
import type { StoredColumn } from "./sql-codec.ts";

/** What stands after `from`, and its current row. */
export interface Source {
  readonly row: RowReference;
  readonly from: Fragment;
  /** What the rows must satisfy, all of it. */
  readonly conditions: readonly Fragment[];
}

/** `from …`, and what follows to filter. */
export function fromClause({ from, conditions }: Source): Fragment {
  return sql`from ${from}${whereOf(conditions)}`;
}

/** ` where …`, or nothing. */
export function whereOf(conditions: readonly Fragment[]): Fragment {
  const condition = conjunction(conditions);
  return condition === null ? nothing : sql` where ${condition}`;
}

/** The filtered rows, neither sorted nor limited. `parent` is the row that a link starts from. */
export function filteredSource(set: RowSet, parent: RowReference | null, scope: Scope): Source {
  const model = modelNamed(scope, set.model);
  const { row, from } =
    set.inner === null ? tableSource(model, scope) : sortedSource(set.inner, allFields(model), parent, scope);
  const filters = set.filters.map((filter) => emitPredicate(filter, row, scope));
  if (set.related === null) return { row, from, conditions: filters };
  return { row, from, conditions: [emitLink(set.related, row, parent, scope), ...filters] };
}

/** The rows, sorted and limited, as a sub-select of the given fields; what reads them comes above the limit. */
export function sortedSource(
  set: RowSet,
  fields: readonly string[],
  parent: RowReference | null,
  scope: Scope,
): Source {
  const rows = filteredSource(set, parent, scope);
  const alias = scope.nextAlias();
  return {
    row: subselectRow(rows.row.model, alias, fields),
    from: sql`(${selectFields(set, rows, fields, scope)}) as ${alias}`,
    conditions: [],
  };
}

/** The fields of the rows as the columns `c0`, `c1`, …, sorted and limited. */
export function selectFields(set: RowSet, rows: Source, fields: readonly string[], scope: Scope): Fragment {
  const cells = fields.map(
    (field, at) => sql`${subselectCell(scope, rows.row, field)} as ${generatedName("c", at)}`,
  );
  const tail = sql`${orderBy(set.by, rows.row, scope)}${limitOf(set, scope)}`;
  return sql`select ${cells.length === 0 ? sql`1` : list(cells)} ${fromClause(rows)}${tail}`;
}

/** ` order by …`, null smallest, or nothing. */
export function orderBy(by: readonly SortKey[], row: RowReference, scope: Scope): Fragment {
  if (by.length === 0) return nothing;
  return sql` order by ${list(by.flatMap((key) => orderTerms(key, row, scope)))}`;
}

function orderTerms(key: SortKey, row: RowReference, scope: Scope): readonly Fragment[] {
  const { codecs, query } = scope.dialect;
  const field = fieldOf(row.model, key.field);
  // A column without nulls is sorted as it is: an index serves no other place of the nulls than its own.
  const nullOrder = field.nullable ? query.nullOrder : null;
  const { column, storage } = storedColumn(scope, row, key.field);
  return codecs[field.kind].order(column, storage).map(({ term, reversed }) => {
    const falls = (key.direction === "desc") !== reversed;
    const nulls = nullOrder === null ? nothing : nullOrder[falls ? "desc" : "asc"];
    return sql`${term}${falls ? sql` desc` : nothing}${nulls}`;
  });
}

/** ` limit … offset …`, or nothing. */
export function limitOf(set: RowSet, scope: Scope): Fragment {
  if (!isLimited(set)) return nothing;
  const take = set.take === null ? scope.dialect.query.unlimited : countOf(set.take, scope);
  const limit = take === null ? nothing : sql` limit ${take}`;
  return set.skip === null ? limit : sql`${limit} offset ${countOf(set.skip, scope)}`;
}

export function countOf(count: RowCount, scope: Scope): Fragment {
  return count.kind === "literal" ? position(count.value) : boundCount(scope, count.slot);
}

export function tableSource(model: Model, scope: Scope): Source {
  const alias = scope.nextAlias();
  const row: RowReference = {
    model,
    column: (field) => sql`${alias}.${columnName(scope, model, field)}`,
  };
  return { row, from: sql`${tableName(scope.dialect, model)} as ${alias}`, conditions: [] };
}

/** A row whose columns are named by the place of their field in the list. */
export function subselectRow(model: Model, alias: Fragment, fields: readonly string[]): RowReference {
  return {
    model,
    isSubselect: true,
    column(field) {
      const at = fields.indexOf(field);
      if (at === -1) throw new TypeError(`the sub-select has no "${model.name}.${field}"`);
      return sql`${alias}.${generatedName("c", at)}`;
    },
  };
}

function allFields(model: Model): readonly string[] {
  return model.fields.map((field) => field.name);
}

/** The related rows of the parent's row; by a sub-select over the connecting rows, each row comes once. */
function emitLink(
  { link, connecting }: Related,
  row: RowReference,
  parent: RowReference | null,
  scope: Scope,
): Fragment {
  if (parent === null) throw new TypeError("related rows need a row that they are related to");
  const from = storedColumn(scope, parent, link.from);
  const to = storedColumn(scope, row, link.to);
  const { kind } = fieldOf(row.model, link.to);
  if (link.through === null) return areLinked(kind, to, from, scope);
  const { row: through, from: table } = tableSource(modelNamed(scope, link.through.model), scope);
  const start = storedColumn(scope, through, link.through.from);
  const end = storedColumn(scope, through, link.through.to);
  const isConnected = areLinked(fieldOf(parent.model, link.from).kind, start, from, scope);
  const conditions = [isConnected, ...connectingOf(connecting, through, scope)];
  return amongColumn(kind, to, end, { row: through, from: table, conditions }, scope);
}

/** The column equals `other` in one of the rows of the source. */
export function amongColumn(
  kind: FieldKind,
  column: StoredColumn,
  other: StoredColumn,
  source: Source,
  scope: Scope,
): Fragment {
  const select = sql`select ${other.column} ${fromClause(source)}`;
  const among = scope.dialect.query.amongKeys(kind, column, other, select);
  if (among !== null) return among;
  const isOne = areLinked(kind, column, other, scope);
  return sql`exists (select 1 ${fromClause({ ...source, conditions: [isOne, ...source.conditions] })})`;
}

/** What a connecting row must satisfy to count. */
export function connectingOf(
  connecting: Predicate | null,
  through: RowReference,
  scope: Scope,
): readonly Fragment[] {
  return connecting === null ? [] : [emitPredicate(connecting, through, scope)];
}
