/** `units / 10 ** scale`, with the smallest scale that is exact. */
export interface ExactDecimal {
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^-?\d+(\.\d+)?$/;
const DIGITS_MAX = 1000;

export function parseDecimal(text: string): ExactDecimal | null {
  if (!PLAIN.test(text) || text.replace(/[-.]/g, "").length > DIGITS_MAX) return null;
  const fraction = text.split(".")[1] ?? "";
  return smallest(BigInt(text.replace(".", "")), fraction.length);
}

function smallest(units: bigint, scale: number): ExactDecimal {
  let left = units;
  let places = scale;
  while (places > 0 && left % 10n === 0n) {
    left /= 10n;
    places--;
  }
  return { units: left, scale: places };
}

export function decimalText(value: ExactDecimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return `${value.units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

export function decimalOrder(a: ExactDecimal, b: ExactDecimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  const scale = Math.max(a.scale, b.scale);
  return smallest(unitsAt(a, scale) + unitsAt(b, scale), scale);
}

export function multiplyDecimals(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return smallest(a.units * b.units, a.scale + b.scale);
}

export function negateDecimal(value: ExactDecimal): ExactDecimal {
  return { units: -value.units, scale: value.scale };
}

function unitsAt(value: ExactDecimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}
