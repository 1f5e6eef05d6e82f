import type { Model } from "../../ir/catalog.ts";
import { filter } from "../../ir/logical/filter.ts";
import { limit, type RowCount } from "../../ir/logical/limit.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { type SortKey, sort } from "../../ir/logical/sort.ts";
import { Token } from "../shape/token.ts";
import { lowerWhere } from "./lower-where.ts";
import type { ShapeParser } from "./shape-parser.ts";

const ONE: RowCount = Object.freeze({ kind: "literal", value: 1 });

export interface LowerRowsOptions {
  /** Only the first row is asked for. */
  readonly first: boolean;
}

/**
 * The filter, order and limit of a call over its rows. The order is completed by the primary key wherever
 * it decides which rows come or in which order; where nothing depends on it, there is none.
 */
export function lowerRows(parser: ShapeParser, model: Model, leaf: Rows, options: LowerRowsOptions): Rows {
  const filtered = parser.take(Token.where) ? filter(leaf, lowerWhere(parser)) : leaf;
  const order = parser.take(Token.orderBy) ? lowerOrderBy(parser) : null;
  const take = parser.take(Token.take) ? slotCount(parser) : options.first ? ONE : null;
  const skip = parser.take(Token.skip) ? slotCount(parser) : null;
  if (order === null && take === null && skip === null) return filtered;
  const sorted = sort(filtered, completeOrder(model, order ?? []));
  return take === null && skip === null ? sorted : limit(sorted, take, skip);
}

function slotCount(parser: ShapeParser): RowCount {
  return { kind: "slot", slot: parser.slot() };
}

function lowerOrderBy(parser: ShapeParser): readonly SortKey[] {
  const keys: SortKey[] = [];
  while (!parser.take(Token.close)) {
    const field = parser.name();
    keys.push({ field, direction: parser.next() === Token.desc ? "desc" : "asc" });
  }
  return keys;
}

/** The keys, each field's first mention only, and then the primary key, so that no two rows tie. */
export function completeOrder(model: Model, keys: readonly SortKey[]): readonly SortKey[] {
  const completed: SortKey[] = [];
  const seen = new Set<string>();
  const add = (key: SortKey) => {
    if (!seen.has(key.field)) {
      seen.add(key.field);
      completed.push(key);
    }
  };
  keys.forEach(add);
  for (const field of model.primaryKey) add({ field, direction: "asc" });
  return completed;
}

/** The one row that a write to one row is about where no key names it: the first by primary key. */
export function firstByPrimaryKey(model: Model, rows: Rows): Rows {
  return limit(sort(rows, completeOrder(model, [])), ONE, null);
}
