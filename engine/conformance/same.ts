/**
 * Structural equality as the contract means it: instants by their time, plain records and lists by what they hold,
 * everything else as `Object.is` says. An absent property is not one that is undefined.
 */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime());
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key)));
}

/** A list, or an object that no class made; what is below it may come from another realm. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Deeper than any value of a case: a client's own objects may lead to themselves. */
const SHOWN_LEVELS = 50;

/** The value in one line, for a message: what is not the same does not look the same. */
export function shown(value: unknown, levels = SHOWN_LEVELS): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date)
    return `Date(${Number.isNaN(value.getTime()) ? "invalid" : value.toISOString()})`;
  if (levels === 0) return "…";
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, levels - 1)).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${shown(item, levels - 1)}`,
  );
  return `${isPlain(value) ? "" : `${value.constructor.name} `}{ ${entries.join(", ")} }`;
}
