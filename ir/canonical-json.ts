import type { JsonValue } from "./field-kind.ts";
import { isList } from "./json-copy.ts";

/** The one text of a JSON value: keys sorted, no white space. Equal values have equal texts. */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return isList(value) ? `[${value.map(canonicalJson).join()}]` : canonicalObject(value);
}

function canonicalObject(record: { readonly [key: string]: JsonValue }): string {
  const members = Object.entries(record).sort(byKey);
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`).join()}}`;
}

/** Any fixed order will do; keys are never equal. */
function byKey(a: readonly [string, JsonValue], b: readonly [string, JsonValue]): number {
  return a[0] < b[0] ? -1 : 1;
}
