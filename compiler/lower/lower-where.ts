import { and } from "../../ir/predicate/and.ts";
import { type Comparison, compare } from "../../ir/predicate/compare.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import { isNull } from "../../ir/predicate/is-null.ts";
import { not } from "../../ir/predicate/not.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type TextMatchMode, textMatch } from "../../ir/predicate/text-match.ts";
import { Token, type Word } from "../shape/token.ts";
import type { ShapeParser } from "./shape-parser.ts";

const COMPARISONS: ReadonlyMap<Word, Comparison> = new Map<Word, Comparison>([
  [Token.eq, "eq"],
  [Token.ne, "ne"],
  [Token.lt, "lt"],
  [Token.lte, "lte"],
  [Token.gt, "gt"],
  [Token.gte, "gte"],
]);

const TEXT_MATCHES: ReadonlyMap<Word, TextMatchMode> = new Map<Word, TextMatchMode>([
  [Token.contains, "contains"],
  [Token.startsWith, "startsWith"],
  [Token.endsWith, "endsWith"],
]);

/** A connective and its items up to `close`; at a field name, the conditions on that field. */
export function lowerWhere(parser: ShapeParser): Predicate {
  const word = parser.next();
  if (word === Token.not) return not(lowerWhere(parser));
  if (typeof word === "string") return and(lowerConditions(parser, word));
  const items: Predicate[] = [];
  while (!parser.take(Token.close)) items.push(lowerWhere(parser));
  return word === Token.or ? or(items) : and(items);
}

function lowerConditions(parser: ShapeParser, field: string): Predicate[] {
  const conditions: Predicate[] = [];
  while (!parser.take(Token.close)) conditions.push(lowerCondition(parser, field));
  return conditions;
}

function lowerCondition(parser: ShapeParser, field: string): Predicate {
  const word = parser.next();
  const comparison = COMPARISONS.get(word);
  if (comparison !== undefined) return compare(comparison, field, parser.slot());
  const mode = TEXT_MATCHES.get(word);
  if (mode !== undefined) return textMatch(mode, field, parser.slot());
  switch (word) {
    case Token.in:
    case Token.notIn:
      return inList(field, parser.slot(), word === Token.notIn);
    case Token.isNull:
    case Token.isNotNull:
      return isNull(field, word === Token.isNotNull);
    default:
      throw new TypeError(`the shape has ${String(word)} where a condition must stand`);
  }
}
