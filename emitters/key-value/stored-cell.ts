import type { Field } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";

/** What stands in a record as a cell of the field; `undefined` where it is none. */
export function storedCell(field: Field, value: unknown): Cell | undefined {
  if (value === null) return field.nullable ? null : undefined;
  switch (field.kind) {
    case "string":
    case "decimal":
      return typeof value === "string" ? value : undefined;
    case "enum":
      return typeof value === "string" && field.values?.includes(value) === true ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "integer":
    case "datetime":
      return Number.isSafeInteger(value) && typeof value === "number" ? value : undefined;
    case "bigint":
      return typeof value === "string" && /^-?\d{1,19}$/.test(value) ? BigInt(value) : undefined;
    case "json":
      return isJson(value) ? value : undefined;
  }
}

/** What `JSON.parse` gave is JSON. */
function isJson(value: unknown): value is Cell {
  return value !== undefined;
}
