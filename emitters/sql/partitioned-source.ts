import { type Fragment, generatedName, list, sql } from "./fragment.ts";
import type { RowSet } from "./row-set.ts";
import { type Scope, subselectCell } from "./scope.ts";
import { countOf, fromClause, orderBy, type Source, subselectRow } from "./source.ts";

export interface PartitionedSource {
  readonly source: Source;
  /** The value whose rows the limit counts. */
  readonly key: Fragment;
  /** The row's number among those with its key, from 1. */
  readonly rank: Fragment;
}

/** Of the rows those within the set's limit, which counts per value of the key. */
export function partitionedSource(
  set: RowSet,
  rows: Source,
  key: Fragment,
  fields: readonly string[],
  scope: Scope,
): PartitionedSource {
  const cells = fields.map(
    (field, at) => sql`${subselectCell(scope, rows.row, field)} as ${generatedName("c", at)}`,
  );
  const keyName = generatedName("c", fields.length);
  const rankName = generatedName("c", fields.length + 1);
  const window = sql`partition by ${key}${orderBy(set.by, rows.row, scope)}`;
  const numbered = [...cells, sql`${key} as ${keyName}`, sql`row_number() over (${window}) as ${rankName}`];
  const alias = scope.nextAlias();
  const rank = sql`${alias}.${rankName}`;
  return {
    source: {
      row: subselectRow(rows.row.model, alias, fields),
      from: sql`(select ${list(numbered)} ${fromClause(rows)}) as ${alias}`,
      conditions: withinLimit(set, rank, scope),
    },
    key: sql`${alias}.${keyName}`,
    rank,
  };
}

function withinLimit(set: RowSet, rank: Fragment, scope: Scope): readonly Fragment[] {
  const skip = set.skip && countOf(set.skip, scope);
  const take = set.take && countOf(set.take, scope);
  const last = skip && take ? sql`${skip} + ${take}` : take;
  const conditions = [skip && sql`${rank} > ${skip}`, last && sql`${rank} <= ${last}`];
  return conditions.filter((condition) => condition !== null);
}
