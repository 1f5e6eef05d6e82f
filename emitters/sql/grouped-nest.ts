import { fieldOf, type ThroughLink } from "../../ir/catalog.ts";
import type { FieldKind } from "../../ir/field-kind.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import type { Related } from "../../ir/logical/related.ts";
import { type Fragment, list, sql } from "./fragment.ts";
import { joinedItems } from "./joined-items.ts";
import { areLinked, groupingValue } from "./linked.ts";
import { neededFields } from "./needed-fields.ts";
import { selectLists } from "./nested-lists.ts";
import { partitionedSource } from "./partitioned-source.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import { modelNamed, type RowReference, type Scope, storedColumn } from "./scope.ts";
import {
  amongColumn,
  connectingOf,
  filteredSource,
  fromClause,
  orderBy,
  type Source,
  tableSource,
  whereOf,
} from "./source.ts";
import type { StoredColumn } from "./sql-codec.ts";

/** The parents as a named sub-select, which the statement may read more than once. */
export interface Parents {
  readonly name: Fragment;
  readonly row: RowReference;
}

export interface GroupedNest {
  /** ` left join … on …`, to stand after the parents. */
  readonly join: Fragment;
  /** The list of each parent. */
  readonly column: Fragment;
}

/** Whether the rows can be aggregated for all parents at once: found by the link, and limited last. */
export function canGroup(nest: NestOutput): boolean {
  const set = rowSetOf(nest.plan.input);
  return nest.cardinality === "many" && set.related !== null && set.inner === null;
}

/**
 * The related rows of all parents, found by the set of their keys, aggregated once to a list for each key
 * and joined. Many parents cost one pass over the rows, where a correlated select would search for each.
 */
export function groupNest(nest: NestOutput, parents: Parents, path: string, scope: Scope): GroupedNest {
  const { input, outputs } = nest.plan;
  const set = rowSetOf(input);
  if (set.related === null) throw new TypeError(`"${path}" is not linked to its parents`);
  const { link } = set.related;
  const { rows, key } = keyedRows(set, parents, scope);
  const numbered = isLimited(set)
    ? partitionedSource(set, rows, key, neededFields(outputs, set.by), scope)
    : { source: rows, key };
  const { row } = numbered.source;
  const { json } = scope.dialect;
  const order = set.by.length === 0 ? null : orderBy(set.by, row, scope);
  const { items, joins } = joinedItems(outputs, row, path, scope);
  const from = fromClause({ ...numbered.source, from: sql`${numbered.source.from}${joins}` });
  const lists = selectLists(numbered.key, items, from, order, scope);
  const alias = scope.nextAlias();
  const { kind } = fieldOf(parents.row.model, link.from);
  const theirs = groupingValue(kind, storedColumn(scope, parents.row, link.from), scope);
  const isTheirs = scope.dialect.codecs[kind].compare("eq", sql`${alias}.c0`, theirs, null);
  return {
    join: sql` left join (${lists}) as ${alias} on ${isTheirs}`,
    column: sql`coalesce(${alias}.c1, ${json.array([])})`,
  };
}

interface KeyedRows {
  readonly rows: Source;
  /** The cell that leads to the parent. */
  readonly key: Fragment;
}

function keyedRows(set: RowSet, parents: Parents, scope: Scope): KeyedRows {
  if (set.related === null) throw new TypeError("grouped rows need a link");
  const { link } = set.related;
  const rows = filteredSource({ ...set, related: null }, null, scope);
  if (link.through !== null) return connectedRows(rows, link.through, set.related, parents, scope);
  const { kind } = fieldOf(rows.row.model, link.to);
  const key = storedColumn(scope, rows.row, link.to);
  const isTheirs = amongParents(kind, key, parents, link.from, scope);
  return {
    rows: { ...rows, conditions: [isTheirs, ...rows.conditions] },
    key: groupingValue(kind, key, scope),
  };
}

function amongParents(
  kind: FieldKind,
  column: StoredColumn,
  { name, row }: Parents,
  field: string,
  scope: Scope,
): Fragment {
  return amongColumn(
    kind,
    column,
    storedColumn(scope, row, field),
    { row, from: name, conditions: [] },
    scope,
  );
}

/** The rows beside each parent's key that a connecting row leads from, each pair once. */
function connectedRows(
  rows: Source,
  through: ThroughLink,
  { link, connecting }: Related,
  parents: Parents,
  scope: Scope,
): KeyedRows {
  const { row, from } = tableSource(modelNamed(scope, through.model), scope);
  const { kind } = fieldOf(rows.row.model, link.to);
  const startKind = fieldOf(parents.row.model, link.from).kind;
  const start = storedColumn(scope, row, through.from);
  const end = storedColumn(scope, row, through.to);
  const isConnected = amongParents(startKind, start, parents, link.from, scope);
  const where = whereOf([isConnected, ...connectingOf(connecting, row, scope)]);
  const pair = [
    sql`${groupingValue(startKind, start, scope)} as c0`,
    sql`${groupingValue(kind, end, scope)} as c1`,
  ];
  const pairs = sql`select distinct ${list(pair)} from ${from}${where}`;
  const alias = scope.nextAlias();
  const target = storedColumn(scope, rows.row, link.to);
  const meets = areLinked(kind, target, { column: sql`${alias}.c1`, storage: end.storage }, scope);
  return {
    rows: { ...rows, from: sql`(${pairs}) as ${alias} join ${rows.from} on ${meets}` },
    key: sql`${alias}.c0`,
  };
}
