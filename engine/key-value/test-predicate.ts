import type { Row } from "../../emitters/key-value/record-layout.ts";
import { positionOf } from "../../emitters/key-value/record-layout.ts";
import { fieldOf, type Model } from "../../ir/catalog.ts";
import { compareCells, equalCells } from "../../ir/compare-cells.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { Compare } from "../../ir/predicate/compare.ts";
import type { InList } from "../../ir/predicate/in-list.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { TextMatch } from "../../ir/predicate/text-match.ts";
import { cellAt, cellsAt, type Values } from "./bound-values.ts";

/** True, false or unknown for one record of the model. */
export type Test = (row: Row, values: Values) => boolean | null;

export function predicateTest(predicate: Predicate, model: Model): Test {
  switch (predicate.kind) {
    case "constant":
      return () => predicate.value;
    case "isNull":
      return isNullTest(positionOf(model, predicate.field), predicate.negated);
    case "compare":
      return compareTest(predicate, model);
    case "inList":
      return inListTest(predicate, model);
    case "textMatch":
      return textMatchTest(predicate, positionOf(model, predicate.field));
    case "not":
      return notTest(predicateTest(predicate.item, model));
    case "and":
      return boundedBy(
        false,
        predicate.items.map((item) => predicateTest(item, model)),
      );
    case "or":
      return boundedBy(
        true,
        predicate.items.map((item) => predicateTest(item, model)),
      );
  }
}

function isNullTest(at: number, negated: boolean): Test {
  return (row) => (row[at] === null) !== negated;
}

function notTest(test: Test): Test {
  return (row, values) => {
    const answer = test(row, values);
    return answer === null ? null : !answer;
  };
}

/** `and` is decided by the first false, `or` by the first true; else one unknown makes it unknown. */
function boundedBy(decisive: boolean, tests: readonly Test[]): Test {
  return (row, values) => {
    let answer: boolean | null = !decisive;
    for (const test of tests) {
      const item = test(row, values);
      if (item === decisive) return decisive;
      if (item === null) answer = null;
    }
    return answer;
  };
}

function compareTest(predicate: Compare, model: Model): Test {
  const { kind } = fieldOf(model, predicate.field);
  const { slot, op } = predicate;
  const at = positionOf(model, predicate.field);
  const holds = comparisonOf(op);
  return (row, values) => {
    const cell = cellOf(row, at);
    if (cell === null) return null;
    const operand = cellAt(values, slot);
    if (op === "eq") return equalCells(kind, cell, operand);
    if (op === "ne") return !equalCells(kind, cell, operand);
    return holds(compareCells(kind, cell, operand));
  };
}

function comparisonOf(op: Compare["op"]): (order: number) => boolean {
  switch (op) {
    case "eq":
      return (order) => order === 0;
    case "ne":
      return (order) => order !== 0;
    case "lt":
      return (order) => order < 0;
    case "lte":
      return (order) => order <= 0;
    case "gt":
      return (order) => order > 0;
    case "gte":
      return (order) => order >= 0;
  }
}

function inListTest(predicate: InList, model: Model): Test {
  const { kind } = fieldOf(model, predicate.field);
  const at = positionOf(model, predicate.field);
  return (row, values) => {
    const list = cellsAt(values, predicate.slot);
    if (list.length === 0) return predicate.negated;
    const cell = cellOf(row, at);
    if (cell === null) return null;
    return list.some((item) => equalCells(kind, cell, item)) !== predicate.negated;
  };
}

function textMatchTest(predicate: TextMatch, at: number): Test {
  return (row, values) => {
    const text = cellOf(row, at);
    if (text === null) return null;
    const part = cellAt(values, predicate.slot);
    if (typeof text !== "string" || typeof part !== "string") throw new TypeError("text search on no text");
    if (predicate.mode === "contains") return text.includes(part);
    return predicate.mode === "startsWith" ? text.startsWith(part) : text.endsWith(part);
  };
}

function cellOf(row: Row, at: number): Cell {
  return row[at] ?? null;
}
