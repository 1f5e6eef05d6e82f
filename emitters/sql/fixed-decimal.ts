import { DECIMAL_DIGITS_MAX } from "../../ir/decimal.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { encodeText } from "./encode-cell.ts";

/** Digits of a `decimal(65, 30)`. */
export const FRACTION_DIGITS_MAX = 30;
const WHOLE_DIGITS_MAX = 65 - FRACTION_DIGITS_MAX;

/** For a column of `decimal(65, 30)`, where the database would drop further places with no more than a note. */
export function encodeFixedDecimal(cell: NonNullable<Cell>, path?: string): string {
  const digits = encodeText(cell);
  const start = digits.startsWith("-") ? 1 : 0;
  const point = digits.indexOf(".");
  const whole = (point === -1 ? digits.length : point) - start;
  const fraction = point === -1 ? 0 : digits.length - point - 1;
  if (whole <= WHOLE_DIGITS_MAX && fraction <= FRACTION_DIGITS_MAX) return digits;
  const place = path === undefined ? "" : `${path}: `;
  throw new OrmError(
    "INVALID_QUERY",
    `${place}a decimal has at most ${WHOLE_DIGITS_MAX} digits before the point and ${FRACTION_DIGITS_MAX} after it here, not ${DECIMAL_DIGITS_MAX} in all`,
    path === undefined ? {} : { path },
  );
}
