import type { Comparison } from "../../../ir/predicate/compare.ts";
import { type Fragment, sql } from "../fragment.ts";
import { isEquality, plainCompare } from "../plain-codec.ts";
import type { OrderTerm } from "../sql-codec.ts";

/**
 * SQLite keeps a decimal as its canonical text, as its own numbers would lose digits. Equal numbers have
 * equal texts. Of two numbers without a minus sign the one with the longer whole part is the larger, and
 * between equal lengths the texts decide; of two with one, the other way round. No digit is below `0`,
 * the minus sign is.
 */
export function compareDecimals(op: Comparison, left: Fragment, right: Fragment): Fragment {
  if (isEquality(op)) return plainCompare(op, left, right);
  const sameSign = sql`(${isNegative(left)}) = (${isNegative(right)})`;
  const bySign = plainCompare(op, isPositive(left), isPositive(right));
  const byMagnitude = plainCompare(op, magnitude(left), magnitude(right));
  const reversed = plainCompare(op, magnitude(right), magnitude(left));
  return sql`case when not ${sameSign} then ${bySign} when ${isPositive(left)} then ${byMagnitude} else ${reversed} end`;
}

export function orderDecimals(column: Fragment): readonly OrderTerm[] {
  const length = wholeLength(column);
  return [
    { term: isPositive(column), reversed: false },
    { term: sql`case when ${isNegative(column)} then -${length} else ${length} end`, reversed: false },
    { term: sql`case when ${isNegative(column)} then ${column} end`, reversed: true },
    { term: column, reversed: false },
  ];
}

function isNegative(text: Fragment): Fragment {
  return sql`${text} < '0'`;
}

function isPositive(text: Fragment): Fragment {
  return sql`(${text} >= '0')`;
}

/** What compares as the number without its sign does, if both have the same. */
function magnitude(text: Fragment): Fragment {
  return sql`(${wholeLength(text)}, ${text})`;
}

function wholeLength(text: Fragment): Fragment {
  return sql`instr(${text} || '.', '.')`;
}
