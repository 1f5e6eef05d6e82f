import { filter } from "../../../ir/logical/filter.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { type PushedQuery, pushedQuery } from "../../../ir/physical/pushed-query.ts";
import { and } from "../../../ir/predicate/and.ts";
import { compare } from "../../../ir/predicate/compare.ts";
import type { Slot } from "../../../ir/slot.ts";

/** The slots that hold the values of a unique key. */
export type KeySlots = ReadonlyMap<string, Slot>;

/** The row with the key's values. */
export function rowByKey(model: string, key: KeySlots): Rows {
  return filter(scan(model), and([...key].map(([field, slot]) => compare("eq", field, slot))));
}

/** Reads the columns of at most one row. */
export function readOne(rows: Rows, columns: readonly Column[]): PushedQuery {
  const outputs = columns.map(({ name }) => fieldOutput(name));
  return pushedQuery({
    query: project(rows, outputs),
    columns,
    single: true,
    partitionBy: null,
    nests: {},
  });
}
