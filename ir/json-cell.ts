import type { JsonValue } from "./field-kind.ts";
import { copiedJson } from "./json-copy.ts";
import { isStorableText } from "./text.ts";

/** Containers inside one another; MariaDB takes deeper JSON for invalid. */
export const JSON_DEPTH_MAX = 31;
/** Values in one JSON cell. Bounds a graph whose shared parts would unfold without end. */
export const JSON_NODES_MAX = 1_000_000;

// What one inspection counts as it goes. It runs to its end before anything else can start another.
let nodesLeft = 0;

/** A copy of the value: what its owner does to it while the call is under way must not reach what is written. */
export function toJsonCell(value: unknown): JsonValue | undefined {
  return isJson(value) ? copiedJson(value) : undefined;
}

function isJson(value: unknown): value is JsonValue {
  return jsonFault(value) === null;
}

/** Why the value is not JSON that every backend keeps, or `null` where it is. */
export function jsonFault(value: unknown): string | null {
  nodesLeft = JSON_NODES_MAX;
  return inspect(value, 0);
}

function inspect(value: unknown, depth: number): string | null {
  if (nodesLeft-- === 0) return "holds too many values";
  switch (typeof value) {
    case "string":
      return isStorableText(value) ? null : "holds text with a lone surrogate or NUL";
    case "boolean":
      return null;
    case "number":
      return Number.isFinite(value) ? null : "holds a number that is not finite";
    case "object":
      if (value === null) return null;
      if (depth === JSON_DEPTH_MAX) return "is nested too deep, or holds itself";
      if (typeof Reflect.get(value, "toJSON") === "function") return "holds an object with toJSON";
      return Array.isArray(value) ? inspectArray(value, depth + 1) : inspectObject(value, depth + 1);
    default:
      return `holds ${typeof value}`;
  }
}

function inspectArray(list: readonly unknown[], depth: number): string | null {
  if (prototypes(list) !== 2 || Object.keys(list).length !== list.length) {
    return "holds an array that has gaps, other properties or a class of its own";
  }
  for (let at = 0; at < list.length; at++) {
    const fault = inspectProperty(list, at, depth);
    if (fault !== null) return fault;
  }
  return null;
}

function inspectObject(record: object, depth: number): string | null {
  if (prototypes(record) > 1) return "holds an object that is not plain";
  if (Object.getOwnPropertySymbols(record).length > 0) return "holds a symbol key";
  for (const key of Object.keys(record)) {
    if (!isStorableText(key)) return "holds a key with a lone surrogate or NUL";
    const fault = inspectProperty(record, key, depth);
    if (fault !== null) return fault;
  }
  return null;
}

/** A getter could answer differently when the value is read again for the backend. */
function inspectProperty(holder: object, key: PropertyKey, depth: number): string | null {
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (property === undefined || !("value" in property)) return "holds a computed property";
  return inspect(property.value, depth);
}

/** Length of the prototype chain: at most 1 for a plain object, 2 for an array, also of another realm. */
function prototypes(value: object): number {
  let count = 0;
  let at: object | null = Object.getPrototypeOf(value);
  while (at !== null && count < 3) {
    count++;
    at = Object.getPrototypeOf(at);
  }
  return count;
}
