import type { JsonValue } from "./field-kind.ts";

/** Recursion here is bounded by the depth that a JSON cell may have. */
export function withoutNegativeZero(value: JsonValue): JsonValue {
  if (typeof value === "number") return value === 0 ? 0 : value;
  if (typeof value !== "object" || value === null) return value;
  return isList(value) ? value.map(withoutNegativeZero) : copyRecord(value, withoutNegativeZero);
}

/** A deep copy that nobody can change: for values that outlive the call that gave them. */
export function frozenJson(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  return Object.freeze(isList(value) ? value.map(frozenJson) : copyRecord(value, frozenJson));
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Defines, where an assignment to `__proto__` would set the prototype and lose the key. */
function copyRecord(
  record: { readonly [key: string]: JsonValue },
  copy: (value: JsonValue) => JsonValue,
): { readonly [key: string]: JsonValue } {
  const result: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(record)) {
    Object.defineProperty(result, key, {
      value: copy(value),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return result;
}
