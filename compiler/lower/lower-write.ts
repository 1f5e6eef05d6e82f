import type { Model } from "../../ir/catalog.ts";
import { filter } from "../../ir/logical/filter.ts";
import type { Assignment } from "../../ir/logical/insert.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { scan } from "../../ir/logical/scan.ts";
import type { Change, ChangeOperator } from "../../ir/logical/update.ts";
import { and } from "../../ir/predicate/and.ts";
import { Token, type Word } from "../shape/token.ts";
import { lowerKey } from "./lower-key.ts";
import { firstByPrimaryKey } from "./lower-rows.ts";
import { lowerWhere } from "./lower-where.ts";
import type { ShapeParser } from "./shape-parser.ts";

const OPERATORS: ReadonlyMap<Word, ChangeOperator> = new Map<Word, ChangeOperator>([
  [Token.set, "set"],
  [Token.increment, "increment"],
  [Token.decrement, "decrement"],
  [Token.multiply, "multiply"],
  [Token.divide, "divide"],
]);

export function lowerAssignments(parser: ShapeParser): readonly Assignment[] {
  parser.expect(Token.row);
  const assignments: Assignment[] = [];
  while (!parser.take(Token.close)) assignments.push({ field: parser.name(), slot: parser.slot() });
  return assignments;
}

export function lowerChanges(parser: ShapeParser): readonly Change[] {
  parser.expect(Token.changes);
  const changes: Change[] = [];
  while (!parser.take(Token.close)) {
    const field = parser.name();
    const op = OPERATORS.get(parser.next());
    if (op === undefined) throw new TypeError(`the shape changes "${field}" in no known way`);
    changes.push({ field, op, slot: parser.slot() });
  }
  return changes;
}

/** The one row that `update` or `delete` is about: by key and guard, or the first that the filter lets through. */
export function lowerTarget(parser: ShapeParser, model: Model): Rows {
  const rows = scan(model.name);
  const key = parser.peek() === Token.key ? lowerKey(parser, model) : null;
  parser.expect(Token.where);
  const guard = lowerWhere(parser);
  return key === null ? firstByPrimaryKey(model, filter(rows, guard)) : filter(rows, and([key, guard]));
}

/** All rows that `updateMany` or `deleteMany` is about. */
export function lowerTargets(parser: ShapeParser, model: Model): Rows {
  parser.expect(Token.where);
  return filter(scan(model.name), lowerWhere(parser));
}
