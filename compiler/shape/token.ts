/**
 * The words of a shape. A shape is a call without its values, written out in prefix order: structural
 * words are these numbers, names of the schema are strings, so no name can be taken for structure. Each
 * word that reads "binds" stands for one value in the call's value list, in the same order.
 */
export const Token = {
  close: 2,
  /** Predicate: the entries that follow up to `close`, all of them. */
  and: 3,
  or: 4,
  not: 5,
  /** Field conditions; they bind, except the two null tests. */
  eq: 10,
  ne: 11,
  lt: 12,
  lte: 13,
  gt: 14,
  gte: 15,
  in: 16,
  notIn: 17,
  contains: 18,
  startsWith: 19,
  endsWith: 20,
  isNull: 21,
  isNotNull: 22,
  /** Argument positions. */
  key: 30,
  where: 31,
  orderBy: 32,
  asc: 33,
  desc: 34,
  take: 35,
  skip: 36,
  select: 37,
  all: 38,
  /** Data: `row` and `rows` bind the fields that follow; changes bind one value each. */
  row: 40,
  rows: 41,
  changes: 42,
  set: 43,
  increment: 44,
  decrement: 45,
  multiply: 46,
  divide: 47,
} as const;

export type Token = (typeof Token)[keyof typeof Token];

/** A structural token, or a name that the schema declares. */
export type Word = Token | string;
