import type { Comparison } from "../../ir/predicate/compare.ts";
import { type Fragment, sql } from "./fragment.ts";
import type { OrderTerm, SqlCodec } from "./sql-codec.ts";

const OPERATORS: Readonly<Record<Comparison, Fragment>> = {
  eq: sql` = `,
  ne: sql` <> `,
  lt: sql` < `,
  lte: sql` <= `,
  gt: sql` > `,
  gte: sql` >= `,
};

export function isEquality(op: Comparison): boolean {
  return op === "eq" || op === "ne";
}

export function plainCompare(op: Comparison, left: Fragment, right: Fragment): Fragment {
  return sql`${left}${OPERATORS[op]}${right}`;
}

export function plainOrder(column: Fragment): readonly OrderTerm[] {
  return [{ term: column, reversed: false }];
}

export function unchanged(fragment: Fragment): Fragment {
  return fragment;
}

/** The text functions of a kind that the database stores, compares and returns as we do. */
export const plainCodec: Pick<SqlCodec, "bind" | "project" | "nest" | "compare" | "order"> = Object.freeze({
  bind: unchanged,
  project: unchanged,
  nest: unchanged,
  compare: plainCompare,
  order: plainOrder,
});
