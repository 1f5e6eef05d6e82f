/** The longest decimal accepted, counted in digits. */
export const DECIMAL_DIGITS_MAX = 1000;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * The one spelling of a decimal number: no plus sign, no exponent, no leading or trailing zeros, no `-0`.
 * `null` where the text is not a plain decimal number, or has too many digits.
 */
export function canonicalDecimal(text: string): string | null {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const whole = wholeEnd(text, start);
  if (whole === -1) return null;
  const first = afterLeadingZeros(text, start, whole);
  const end = beforeTrailingZeros(text, whole);
  const zero = end - first === 1 && text.charCodeAt(first) === ZERO;
  if (zero) return "0";
  if (first === start && end === text.length) return text;
  return start === 0 ? text.slice(first, end) : `-${text.slice(first, end)}`;
}

/** Where the whole part ends: at the point, or the end of the text; -1 if this is no decimal number. */
function wholeEnd(text: string, start: number): number {
  if (text.length - start > DECIMAL_DIGITS_MAX + 1) return -1;
  let point = -1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT && point === -1) point = at;
    else if (code < ZERO || code > NINE) return -1;
  }
  const digits = text.length - start - (point === -1 ? 0 : 1);
  const isBare = point === start || point === text.length - 1;
  if (isBare || digits === 0 || digits > DECIMAL_DIGITS_MAX) return -1;
  return point === -1 ? text.length : point;
}

/** Keeps the last digit of the whole part, also where it is a zero. */
function afterLeadingZeros(text: string, start: number, whole: number): number {
  let at = start;
  while (at < whole - 1 && text.charCodeAt(at) === ZERO) at++;
  return at;
}

function beforeTrailingZeros(text: string, whole: number): number {
  if (whole === text.length) return whole;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end--;
  return end - 1 === whole ? whole : end;
}

/** Order of two canonical decimals as numbers, of any length. */
export function compareDecimals(a: string, b: string): number {
  const negative = a.charCodeAt(0) === MINUS;
  if (negative !== (b.charCodeAt(0) === MINUS)) return negative ? -1 : 1;
  return negative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

/** The longer whole part is the larger; between equal lengths the texts decide, digit by digit. */
function compareMagnitudes(a: string, b: string): number {
  const whole = wholeLength(a) - wholeLength(b);
  if (whole !== 0) return whole;
  return a === b ? 0 : a < b ? -1 : 1;
}

function wholeLength(text: string): number {
  const point = text.indexOf(".");
  return point === -1 ? text.length : point;
}
