import { type Fragment, generatedName, list, sql } from "./fragment.ts";
import { conjunction } from "./predicate.ts";
import type { RowSet } from "./row-set.ts";
import type { Scope } from "./scope.ts";
import { countOf, filteredSource, orderBy, type Source, subselectRow, whereOf } from "./source.ts";

export interface PartitionedSource {
  readonly source: Source;
  /** The row's number within its group, from 1. */
  readonly rank: Fragment;
}

/** The rows, of each group with the same cell in `partitionBy` only those within the limit. */
export function partitionedSource(
  set: RowSet,
  partitionBy: string,
  fields: readonly string[],
  scope: Scope,
): PartitionedSource {
  const { row, from, where } = filteredSource(set, null, scope);
  const cells = fields.map((field, at) => sql`${row.column(field)} as ${generatedName("c", at)}`);
  const number = generatedName("c", fields.length);
  const window = sql`partition by ${row.column(partitionBy)}${orderBy(set.by, row, scope)}`;
  const numbered = list([...cells, sql`row_number() over (${window}) as ${number}`]);
  const alias = scope.nextAlias();
  const rank = sql`${alias}.${number}`;
  return {
    source: {
      row: subselectRow(row.model, alias, fields),
      from: sql`(select ${numbered} from ${from}${where}) as ${alias}`,
      where: whereOf(withinLimit(set, rank, scope)),
    },
    rank,
  };
}

function withinLimit(set: RowSet, rank: Fragment, scope: Scope): Fragment | null {
  const skip = set.skip && countOf(set.skip, scope);
  const take = set.take && countOf(set.take, scope);
  const last = skip && take ? sql`${skip} + ${take}` : take;
  return conjunction([skip && sql`${rank} > ${skip}`, last && sql`${rank} <= ${last}`]);
}
