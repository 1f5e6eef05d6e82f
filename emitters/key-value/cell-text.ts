import type { Cell, JsonValue } from "../../ir/field-kind.ts";
import { isList } from "../../ir/json-copy.ts";

/**
 * A cell as one line of JSON, the same for equal cells and different for others: keys of objects are
 * sorted, bigints are strings. `JSON.stringify` escapes every line break, so the text never holds one.
 */
export function cellText(cell: Cell): string {
  switch (typeof cell) {
    case "string":
      return JSON.stringify(cell);
    case "bigint":
      return `"${cell}"`;
    case "object":
      return cell === null ? "null" : canonicalText(cell);
    default:
      return String(cell);
  }
}

function canonicalText(value: JsonValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(",")}}`;
}
