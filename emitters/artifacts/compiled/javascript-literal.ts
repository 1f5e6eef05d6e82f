import { propertyKey } from "../typescript-text.ts";

/** Where a value is broken into lines. */
const LINE_MAX = 110;
const INDENT = "  ";

/** Plain data as an expression of JavaScript; entries that are undefined are left out. */
export function javascriptLiteral(value: unknown, indent = ""): string {
  const short = onOneLine(value);
  if (short.length + indent.length <= LINE_MAX || !isBranch(value)) return short;
  const inner = indent + INDENT;
  const items = Array.isArray(value)
    ? value.map((item) => javascriptLiteral(item, inner))
    : entriesOf(value).map(([key, item]) => `${keyText(key)}: ${javascriptLiteral(item, inner)}`);
  return enclosed(value, `\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}`);
}

function onOneLine(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (!isBranch(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const entries = entriesOf(value).map(([key, item]) => `${keyText(key)}: ${onOneLine(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

function enclosed(value: object, items: string): string {
  return Array.isArray(value) ? `[${items}]` : `{${items}}`;
}

/** Written plainly, that one name would give the object another prototype. */
function keyText(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyKey(key);
}
