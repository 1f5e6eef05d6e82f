import { fieldOf, type ThroughLink } from "../../ir/catalog.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import type { Related } from "../../ir/logical/related.ts";
import { type Fragment, sql } from "./fragment.ts";
import { joinedItems } from "./joined-items.ts";
import { neededFields } from "./needed-fields.ts";
import { selectLists } from "./nested-lists.ts";
import { partitionedSource } from "./partitioned-source.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import { modelNamed, type RowReference, type Scope } from "./scope.ts";
import {
  connectingOf,
  filteredSource,
  fromClause,
  orderBy,
  type Source,
  tableSource,
  whereOf,
} from "./source.ts";

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
  const { codecs, json } = scope.dialect;
  const order = set.by.length === 0 ? null : orderBy(set.by, row, scope);
  const { items, joins } = joinedItems(outputs, row, path, scope);
  const from = fromClause({ ...numbered.source, from: sql`${numbered.source.from}${joins}` });
  const lists = selectLists(numbered.key, items, from, order, scope);
  const alias = scope.nextAlias();
  const { kind } = fieldOf(parents.row.model, link.from);
  const isTheirs = codecs[kind].compare("eq", sql`${alias}.c0`, parents.row.column(link.from));
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
  const keys = sql`select ${parents.row.column(link.from)} from ${parents.name}`;
  if (link.through !== null) return connectedRows(rows, link.through, set.related, keys, scope);
  const key = rows.row.column(link.to);
  const isTheirs = scope.dialect.query.amongKeys(key, keys);
  return { rows: { ...rows, conditions: [isTheirs, ...rows.conditions] }, key };
}

/** The rows beside each parent's key that a connecting row leads from, each pair once. */
function connectedRows(
  rows: Source,
  through: ThroughLink,
  { link, connecting }: Related,
  keys: Fragment,
  scope: Scope,
): KeyedRows {
  const { row, from } = tableSource(modelNamed(scope, through.model), scope);
  const start = row.column(through.from);
  const isConnected = scope.dialect.query.amongKeys(start, keys);
  const where = whereOf([isConnected, ...connectingOf(connecting, row, scope)]);
  const pairs = sql`select distinct ${start} as c0, ${row.column(through.to)} as c1 from ${from}${where}`;
  const alias = scope.nextAlias();
  const { kind } = fieldOf(rows.row.model, link.to);
  const meets = scope.dialect.codecs[kind].compare("eq", rows.row.column(link.to), sql`${alias}.c1`);
  return {
    rows: { ...rows, from: sql`(${pairs}) as ${alias} join ${rows.from} on ${meets}` },
    key: sql`${alias}.c0`,
  };
}
