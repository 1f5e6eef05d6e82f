import type { JsonValue } from "./field-kind.ts";
import { isList } from "./json-copy.ts";

/** Structural equality: key order is irrelevant, numbers compare by value. Takes stored JSON of any depth. */
export function equalJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  const left: JsonValue[] = [a];
  const right: JsonValue[] = [b];
  for (;;) {
    const x = left.pop();
    const y = right.pop();
    if (x === undefined || y === undefined) return true;
    if (x !== y && !queueParts(x, y, left, right)) return false;
  }
}

/** Queues in pairs what two containers hold; false where the two cannot be equal. */
function queueParts(x: JsonValue, y: JsonValue, left: JsonValue[], right: JsonValue[]): boolean {
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return false;
  if (isList(x)) return isList(y) && queueItems(x, y, left, right);
  if (isList(y)) return false;
  const keys = Object.keys(x);
  if (keys.length !== Object.keys(y).length) return false;
  for (const key of keys) {
    const own = x[key];
    const other = Object.hasOwn(y, key) ? y[key] : undefined;
    if (own === undefined || other === undefined) return false;
    left.push(own);
    right.push(other);
  }
  return true;
}

function queueItems(
  x: readonly JsonValue[],
  y: readonly JsonValue[],
  left: JsonValue[],
  right: JsonValue[],
): boolean {
  if (x.length !== y.length) return false;
  for (const item of x) left.push(item);
  for (const item of y) right.push(item);
  return true;
}
