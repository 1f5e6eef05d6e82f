import { fieldOf } from "../../ir/catalog.ts";
import type { Count } from "../../ir/logical/count.ts";
import type { Output, Project } from "../../ir/logical/project.ts";
import { type FlatColumns, flatColumns, sideBySide } from "./flat-columns.ts";
import { type Fragment, generatedName, list, sql } from "./fragment.ts";
import { canGroup, groupNest, type Parents } from "./grouped-nest.ts";
import { groupingValue } from "./linked.ts";
import { neededFields } from "./needed-fields.ts";
import { partitionedSource } from "./partitioned-source.ts";
import { probedKeys, probedSource } from "./probed-keys.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import { type Scope, storedColumn } from "./scope.ts";
import {
  filteredSource,
  fromClause,
  limitOf,
  orderBy,
  type Source,
  selectFields,
  sortedSource,
  subselectRow,
} from "./source.ts";

/**
 * The rows of the projection, its outputs as the columns `c0`, `c1`, …. With `partitionBy` the limit
 * counts per value of that field.
 */
export function emitProject(project: Project, partitionBy: string | null, scope: Scope): Fragment {
  const { outputs } = project;
  const set = rowSetOf(project.input);
  if (partitionBy !== null && isLimited(set)) return partitionedQuery(outputs, set, partitionBy, scope);
  if (outputs.some((output) => isGrouped(output, scope))) return groupedQuery(outputs, set, scope);
  const probed = probedKeys(set, scope);
  if (probed !== null) return selectOf(outputs, probedSource(probed, outputs, scope), scope);
  const hasNests = outputs.some((output) => output.kind === "nest");
  if (!hasNests || !isLimited(set)) {
    const source = filteredSource(set, null, scope);
    const order = orderBy(set.by, source.row, scope);
    return sql`${selectOf(outputs, source, scope)}${order}${limitOf(set, scope)}`;
  }
  // Below the nests, which would otherwise be computed or joined for rows that the limit then drops.
  const source = sortedSource(set, neededFields(outputs, set.by), null, scope);
  return sql`${selectOf(outputs, source, scope)}${orderBy(set.by, source.row, scope)}`;
}

function partitionedQuery(
  outputs: readonly Output[],
  set: RowSet,
  partitionBy: string,
  scope: Scope,
): Fragment {
  const rows = filteredSource(set, null, scope);
  const { kind } = fieldOf(rows.row.model, partitionBy);
  const key = groupingValue(kind, storedColumn(scope, rows.row, partitionBy), scope);
  const { source, rank } = partitionedSource(set, rows, key, neededFields(outputs, []), scope);
  return sql`${selectOf(outputs, source, scope)} order by ${rank}`;
}

function selectOf(outputs: readonly Output[], source: Source, scope: Scope): Fragment {
  return selectColumns(flatColumns(outputs, source.row, "", scope), source);
}

function selectColumns({ columns, joins }: FlatColumns, source: Source): Fragment {
  const named = columns.map((column, at) => sql`${column} as ${generatedName("c", at)}`);
  const from = fromClause({ ...source, from: sql`${source.from}${joins}` });
  return sql`select ${named.length === 0 ? sql`1 as c0` : list(named)} ${from}`;
}

function isGrouped(output: Output, scope: Scope): boolean {
  return output.kind === "nest" && scope.nests[output.name] === "grouped" && canGroup(output);
}

/** The parents named, since both they and the sets of their keys are read. */
function groupedQuery(outputs: readonly Output[], set: RowSet, scope: Scope): Fragment {
  const fields = neededFields(outputs, set.by);
  const rows = filteredSource(set, null, scope);
  const select = selectFields(set, rows, fields, scope);
  const name = scope.nextAlias();
  const parents: Parents = { name, row: subselectRow(rows.row.model, name, fields) };
  const source: Source = { row: parents.row, from: name, conditions: [] };
  const placed = outputs.map((output) => {
    if (output.kind === "field" || !isGrouped(output, scope)) {
      return flatColumns([output], parents.row, "", scope);
    }
    const { join, column } = groupNest(output, parents, output.name, scope);
    return { columns: [scope.dialect.json.column(column)], joins: join };
  });
  scope.named.push(sql`${name} as (${select})`);
  return sql`${selectColumns(sideBySide(placed), source)}${orderBy(set.by, parents.row, scope)}`;
}

export function emitCount(count: Count, scope: Scope): Fragment {
  const set = rowSetOf(count.input);
  const source = filteredSource(set, null, scope);
  const number = scope.dialect.codecs.integer.project(sql`count(*)`);
  if (!isLimited(set)) return sql`select ${number} as c0 ${fromClause(source)}`;
  const rows = sql`select 1 as c0 ${fromClause(source)}${limitOf(set, scope)}`;
  return sql`select ${number} as c0 from (${rows}) as ${scope.nextAlias()}`;
}
