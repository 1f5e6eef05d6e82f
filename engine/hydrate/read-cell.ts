import type { FieldKind } from "../../ir/field-kind.ts";
import type { CellColumn } from "../../ir/physical/column.ts";
import type { RowCodec } from "../driver.ts";
import { copyJson } from "./copy-json.ts";

/** From what stands in the row, which is not null, to the value that the application gets. */
export type Decode = (raw: unknown) => unknown;

/** One closure a column, made when the plan is prepared; `null` where nothing is to be done. */
export function cellDecoder(column: CellColumn, codec: RowCodec | null, nested: boolean): Decode | null {
  if (codec === null) return canonicalDecoder(column.type);
  const decode = nested ? codec.decodeNested(column.type) : codec.decode(column.type);
  if (column.values !== null) return declaredDecoder(decode, column.values);
  return column.type === "datetime" ? (raw) => new Date(milliseconds(decode(raw))) : decode;
}

/** A column that others write may hold what the enum does not declare. */
function declaredDecoder(decode: Decode, values: readonly string[]): Decode {
  const declared = new Set<unknown>(values);
  return (raw) => {
    const value = decode(raw);
    if (!declared.has(value)) throw new TypeError("not a declared value");
    return value;
  };
}

function canonicalDecoder(type: FieldKind): Decode | null {
  switch (type) {
    case "datetime":
      return (cell) => new Date(milliseconds(cell));
    case "json":
      // The store keeps the cell; what the application does to its copy must not reach it.
      return copyJson;
    default:
      return null;
  }
}

function milliseconds(cell: unknown): number {
  if (typeof cell !== "number" || Number.isNaN(cell)) throw new TypeError("not a datetime");
  return cell;
}
