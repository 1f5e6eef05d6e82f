import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Cell } from "../../ir/field-kind.ts";

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
      return cell === null ? "null" : canonicalJson(cell);
    default:
      return String(cell);
  }
}
