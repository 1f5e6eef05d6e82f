import type { Field } from "../../../ir/catalog.ts";
import { decimalText, parseDecimal } from "../oracle/exact-decimal.ts";

/** Equal for values that are the same key, and only for those. */
export function keyText(kind: Field["kind"], value: unknown): string {
  if (value instanceof Date) return String(value.getTime());
  const decimal = kind === "decimal" && typeof value === "string" ? parseDecimal(value) : null;
  return decimal === null ? String(value) : decimalText(decimal);
}
