import type { Model } from "../../../ir/catalog.ts";
import type { Row } from "./cell.ts";
import { rowOrder } from "./order-by.ts";
import { type Arguments, join, own } from "./read-arguments.ts";
import { invalid } from "./refusal.ts";
import { whereCondition } from "./where.ts";

/** What `where`, `orderBy`, `take` and `skip` leave of some rows. */
export interface RowWindow {
  readonly of: (rows: readonly Row[]) => readonly Row[];
  /** Whether the order of the rows is promised. */
  readonly ordered: boolean;
}

export function readRowWindow(model: Model, args: Arguments, path: string): RowWindow {
  const where = own(args, "where");
  const condition = where === undefined ? () => true : whereCondition(model, where, join(path, "where"));
  const order = rowOrder(model, own(args, "orderBy"), join(path, "orderBy"));
  const take = readCount(args, "take", path);
  const skip = readCount(args, "skip", path);
  const ordered = [own(args, "orderBy"), take, skip].some((argument) => argument !== undefined);
  return {
    ordered,
    of: (rows) => {
      const kept = rows.filter((row) => condition(row) === true);
      if (!ordered) return kept;
      const from = skip ?? 0;
      return kept.sort(order).slice(from, take === undefined ? undefined : from + take);
    },
  };
}

function readCount(args: Arguments, name: string, path: string): number | undefined {
  const value = own(args, name);
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw invalid(join(path, name));
  return value;
}
