import type { JsonValue } from "./field-kind.ts";

/** A deep copy, with `-0` as `0`. Recursion here is bounded by the depth that a JSON cell may have. */
export function copiedJson(value: JsonValue): JsonValue {
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value !== "object" || value === null) return value;
  return isList(value) ? value.map(copiedJson) : copyRecord(value, copiedJson);
}

/** A deep copy that nobody can change: for values that outlive the call that gave them. */
export function frozenJson(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  return Object.freeze(isList(value) ? value.map(frozenJson) : copyRecord(value, frozenJson));
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function copyRecord(
  record: { readonly [key: string]: JsonValue },
  copy: (value: JsonValue) => JsonValue,
): { readonly [key: string]: JsonValue } {
  const result: Record<string, JsonValue> = {};
  for (const key of Object.keys(record)) {
    const value = copy(record[key] ?? null);
    if (key === "__proto__") define(result, key, value);
    else result[key] = value;
  }
  return result;
}

/** Where an assignment would set the prototype and lose the key. */
function define(target: object, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
