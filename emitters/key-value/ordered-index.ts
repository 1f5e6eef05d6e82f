import type { Field } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { orderedCharacters, orderText } from "./order-text.ts";
import type { Row, StoredKey } from "./record-layout.ts";

/**
 * A sorted set with one member a record: the texts of the index's fields and of the rest of the primary key,
 * each with a space after it, then the primary key as entries name it. All scores are 0, so that the members
 * sort by byte, which is by value.
 */
export interface OrderedIndex extends StoredKey {
  /** The fields at the positions. */
  readonly kinds: readonly Field["kind"][];
}

/** A part of an ordered index, between two bounds as `ZRANGEBYLEX` takes them. */
export interface MemberRange {
  readonly min: string;
  readonly max: string;
}

export function memberOf(index: OrderedIndex, row: Row, part: string): string {
  return headText(index, row) + part;
}

function headText(index: OrderedIndex, row: Row): string {
  let text = "";
  for (let at = 0; at < index.positions.length; at++) {
    text += `${orderText(kindAt(index, at), row[index.positions[at] ?? -1] ?? null)} `;
  }
  return text;
}

function kindAt(index: OrderedIndex, at: number): Field["kind"] {
  const kind = index.kinds[at];
  if (kind === undefined) throw new TypeError(`the index "${index.name}" has no field ${at}`);
  return kind;
}

/** The primary key at the end of a member. */
export function partOfMember(index: OrderedIndex, member: string): string {
  return member.slice(headOf(member, index.positions.length).length);
}

/** The texts of a member's first fields. */
export function headOf(member: string, fields: number): string {
  let end = 0;
  for (let field = 0; field < fields; field++) end = member.indexOf(" ", end) + 1;
  return member.slice(0, end);
}

/** What a bound asks of a field, with its operand. */
export interface CellBound {
  readonly op: "lt" | "lte" | "gt" | "gte" | "startsWith";
  readonly cell: Cell;
}

/** The members whose first fields are `fixed` and whose next field meets the bounds. */
export function memberRange(
  index: OrderedIndex,
  fixed: readonly Cell[],
  bounds: readonly CellBound[],
): MemberRange {
  const head = fixed.map((cell, at) => `${orderText(kindAt(index, at), cell)} `).join("");
  if (bounds.length === 0) return head === "" ? { min: "-", max: "+" } : under(head);
  const kind = kindAt(index, fixed.length);
  let { min, max } = { min: `[${head}+`, max: head === "" ? "+" : under(head).max };
  for (const { op, cell } of bounds) {
    if (op === "startsWith") return startingWith(`${head}+${orderedCharacters(String(cell))}`);
    const equal = under(`${head}${orderText(kind, cell)} `);
    if (op === "gt") min = `[${equal.max.slice(1)}`;
    if (op === "gte") min = equal.min;
    if (op === "lt") max = `(${equal.min.slice(1)}`;
    if (op === "lte") max = equal.max;
  }
  return { min, max };
}

/** The members that begin with fields in full: `!` comes next after the space at their end. */
export function under(head: string): MemberRange {
  return { min: `[${head}`, max: `(${head.slice(0, -1)}!` };
}

/** The members that begin so within a field: no text of a field has a byte above `~`. */
function startingWith(text: string): MemberRange {
  return { min: `[${text}`, max: `(${text}\u007f` };
}

export function isWithin(member: string, { min, max }: MemberRange): boolean {
  return (
    (min === "-" || isPast(min, min.slice(1), member)) && (max === "+" || isPast(max, member, max.slice(1)))
  );
}

/** `[` lets the bound itself in, `(` keeps it out. */
function isPast(bound: string, lower: string, upper: string): boolean {
  return lower < upper || (lower === upper && bound.startsWith("["));
}

/** The order of members with the first `reversed` fields descending, all others ascending. */
export function memberOrder(reversed: number): (a: string, b: string) => number {
  return (a, b) => {
    const [left, right] = [headOf(a, reversed), headOf(b, reversed)];
    if (left !== right) return left < right ? 1 : -1;
    return a === b ? 0 : a < b ? -1 : 1;
  };
}

/** The ranges of which these members are all, where a page of a range ended at the last of them. */
export function coveredRanges(
  { min, max }: MemberRange,
  members: readonly string[],
  reversed: number,
): readonly MemberRange[] {
  const last = members.at(-1);
  if (last === undefined) return [];
  if (reversed === 0) return [{ min, max: `[${last}` }];
  const { min: first, max: end } = under(headOf(last, reversed));
  return [
    { min: `[${end.slice(1)}`, max },
    { min: first, max: `[${last}` },
  ];
}
