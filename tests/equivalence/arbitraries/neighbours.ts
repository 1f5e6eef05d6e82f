import { isPlainObject } from "../oracle/plain-object.ts";
import type { FieldSketch } from "../schema/sketch.ts";

/** The value and those right beside it: one unit off, or another spelling of the same text. */
export function neighbours(field: FieldSketch, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "boolean" || field.kind === "enum") return [value];
  if (typeof value === "number" && field.kind === "integer") {
    return [value, value - 1, value + 1].filter((near) => near === (near | 0));
  }
  if (typeof value === "bigint") {
    return [value, value - 1n, value + 1n].filter((near) => near === BigInt.asIntN(64, near));
  }
  if (value instanceof Date) return instantsNear(value);
  if (typeof value === "string" && field.kind === "decimal") return decimalsNear(value);
  if (typeof value === "string" && field.kind === "string") return textsNear(value);
  return field.kind === "json" ? [value, reversed(value)] : [value];
}

function instantsNear(value: Date): readonly Date[] {
  return [0, -1, 1]
    .map((by) => new Date(value.getTime() + by))
    .filter((near) => near.getUTCFullYear() >= 1000 && near.getUTCFullYear() <= 9999);
}

function decimalsNear(value: string): readonly string[] {
  const longer = value.includes(".") ? `${value}0` : `${value}.0`;
  return [value, longer, `${longer}1`, `${longer}0`];
}

function textsNear(value: string): readonly string[] {
  return [
    value,
    `${value} `,
    ` ${value}`,
    value.toUpperCase(),
    value.toLowerCase(),
    value.normalize("NFD"),
    value.normalize("NFC"),
    [...value].slice(0, 1).join(""),
    [...value].slice(1).join(""),
    `${value}a`,
  ];
}

/** The same members in another order: equal for an object, not for a list. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].reverse();
  return isPlainObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
}
