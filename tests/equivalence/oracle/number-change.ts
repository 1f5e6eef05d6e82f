import type { Field } from "../../../ir/catalog.ts";
import type { Cell } from "./cell.ts";
import { addDecimals, decimalText, multiplyDecimals, negateDecimal, parseDecimal } from "./exact-decimal.ts";
import { isInt32, isInt64 } from "./read-cell.ts";

export type NumberOperator = "increment" | "decrement" | "multiply" | "divide";

/** The exact result; `undefined` where the field cannot hold it. Null stays null. */
export function changedNumber(field: Field, operator: NumberOperator, old: Cell, by: Cell): Cell | undefined {
  if (old === null) return null;
  if (typeof old === "number" && typeof by === "number") {
    const result = Number(wholeResult(operator, BigInt(old), BigInt(by)));
    return isInt32(result) ? result : undefined;
  }
  if (typeof old === "bigint" && typeof by === "bigint") {
    const result = wholeResult(operator, old, by);
    return isInt64(result) ? result : undefined;
  }
  return changedDecimal(field, operator, old, by);
}

/** Division of bigints drops the fraction, towards zero. */
function wholeResult(operator: NumberOperator, old: bigint, by: bigint): bigint {
  switch (operator) {
    case "increment":
      return old + by;
    case "decrement":
      return old - by;
    case "multiply":
      return old * by;
    case "divide":
      return old / by;
  }
}

/** A quotient of decimals is not exact in general, so that division is refused before any row is seen. */
function changedDecimal(field: Field, operator: NumberOperator, old: Cell, by: Cell): Cell {
  const left = typeof old === "string" ? parseDecimal(old) : null;
  const right = typeof by === "string" ? parseDecimal(by) : null;
  if (left === null || right === null) throw new TypeError(`"${field.name}" is no number`);
  if (operator === "multiply") return decimalText(multiplyDecimals(left, right));
  return decimalText(addDecimals(left, operator === "increment" ? right : negateDecimal(right)));
}
