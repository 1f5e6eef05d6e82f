import { linkToKey } from "../../ir/logical/link-to-key.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import { type Fragment, sql } from "./fragment.ts";
import { conjunction } from "./predicate.ts";
import { rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource } from "./source.ts";

export interface JoinedRow {
  readonly row: RowReference;
  /** ` left join … on …`, to stand after the parent's table. */
  readonly join: Fragment;
  /** True where the parent has the row. */
  readonly isPresent: Fragment;
}

/** The one row of a relation beside its parent's. A join cannot repeat a row, as the link ends in a key. */
export function joinRow(nest: NestOutput, parent: RowReference, path: string, scope: Scope): JoinedRow {
  const link = linkToKey(nest);
  if (link === null) throw new TypeError(`"${path}" is not linked to its parent by a key`);
  const { row, from, conditions } = filteredSource(rowSetOf(nest.plan.input), parent, scope);
  const isPresent = sql`${row.column(link.to)} is not null`;
  return { row, join: sql` left join ${from} on ${conjunction(conditions) ?? isPresent}`, isPresent };
}
