import { isPlainObject } from "../oracle/plain-object.ts";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The value as an expression of JavaScript. A function stands for any function. */
export function literalText(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return '() => "1"';
  if (Object.is(value, -0)) return "-0";
  if (value instanceof Date) return `new Date(${JSON.stringify(value.toISOString())})`;
  if (Array.isArray(value)) return `[${value.map(literalText).join(", ")}]`;
  if (isPlainObject(value)) {
    const entries = Object.entries(value).map(
      ([name, item]) => `${propertyText(name)}: ${literalText(item)}`,
    );
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The name before the colon of an entry; `__proto__` would set the prototype instead. */
export function propertyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : JSON.stringify(name);
}

/** The name after what it is a member of. */
export function memberText(name: string): string {
  return IDENTIFIER.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
