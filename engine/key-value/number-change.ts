import { canonicalDecimal } from "../../ir/decimal.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { ChangeOperator } from "../../ir/logical/update.ts";

const BIGINT_MIN = -(2n ** 63n);
const BIGINT_MAX = 2n ** 63n - 1n;

/** The result of arithmetic on a stored cell; `null` where it lies outside the kind's range. */
export function changedNumber(op: ChangeOperator, stored: Cell, operand: Cell): Cell | null {
  if (typeof stored === "number" && typeof operand === "number") return changedInteger(op, stored, operand);
  if (typeof stored === "bigint" && typeof operand === "bigint") return changedBigint(op, stored, operand);
  if (typeof stored === "string" && typeof operand === "string") return changedDecimal(op, stored, operand);
  throw new TypeError(`no ${op} on this kind of field`);
}

function changedInteger(op: ChangeOperator, a: number, b: number): number | null {
  // 32-bit operands: a product beyond 2^53 is inexact, but then far outside the range as well.
  const result = op === "increment" ? a + b : op === "decrement" ? a - b : op === "multiply" ? a * b : a / b;
  const whole = Math.trunc(result);
  return (whole | 0) === whole ? whole | 0 : null;
}

function changedBigint(op: ChangeOperator, a: bigint, b: bigint): bigint | null {
  if (op === "divide" && b === 0n) return null;
  const result = op === "increment" ? a + b : op === "decrement" ? a - b : op === "multiply" ? a * b : a / b;
  return result >= BIGINT_MIN && result <= BIGINT_MAX ? result : null;
}

function changedDecimal(op: ChangeOperator, a: string, b: string): string | null {
  if (op === "divide") throw new TypeError("decimals are not divided");
  if (op === "multiply")
    return decimalText(unscaled(a, scaleOf(a)) * unscaled(b, scaleOf(b)), scaleOf(a) + scaleOf(b));
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const left = unscaled(a, scale);
  const right = unscaled(b, scale);
  return decimalText(op === "increment" ? left + right : left - right, scale);
}

function scaleOf(text: string): number {
  const point = text.indexOf(".");
  return point === -1 ? 0 : text.length - point - 1;
}

function unscaled(text: string, scale: number): bigint {
  return BigInt(text.replace(".", "") + "0".repeat(scale - scaleOf(text)));
}

/** `null` where the digits are more than a decimal may have. */
function decimalText(value: bigint, scale: number): string | null {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return canonicalDecimal(value < 0n ? `-${text}` : text);
}
