import type { FieldKind } from "../../ir/field-kind.ts";
import type { CellColumn } from "../../ir/physical/column.ts";
import type { RowCodec } from "../driver.ts";
import { copyJson } from "./copy-json.ts";

/** From what stands in the row to the value that the application gets. */
export type ReadValue = (raw: unknown) => unknown;

/** One closure a column, made when the plan is prepared. */
export function cellReader(column: CellColumn, codec: RowCodec | null, nested: boolean): ReadValue {
  if (codec === null) return canonicalReader(column.type);
  const decode = nested ? codec.decodeNested(column.type) : codec.decode(column.type);
  if (column.type === "datetime") {
    return (raw) => (raw === null ? null : new Date(milliseconds(decode(raw))));
  }
  return (raw) => (raw === null ? null : decode(raw));
}

function canonicalReader(type: FieldKind): ReadValue {
  switch (type) {
    case "datetime":
      return (cell) => (cell === null ? null : new Date(milliseconds(cell)));
    case "json":
      // The store keeps the cell; what the application does to its copy must not reach it.
      return copyJson;
    default:
      return (cell) => cell;
  }
}

function milliseconds(cell: unknown): number {
  if (typeof cell !== "number" || Number.isNaN(cell)) throw new TypeError("not a datetime");
  return cell;
}
