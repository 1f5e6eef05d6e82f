import type { CellCodec } from "../../emitters/sql/cell-codec.ts";
import type { FieldKind } from "../../ir/field-kind.ts";
import type { RowCodec } from "../driver.ts";

/** `lists` is how the dialect's statements return related rows. */
export function rowCodec(cells: Readonly<Record<FieldKind, CellCodec>>, lists: RowCodec["lists"]): RowCodec {
  return Object.freeze({
    decode: (type) => cells[type].decode,
    decodeNested: (type) => cells[type].decodeNested,
    lists,
    decodeNest: (raw) => (typeof raw === "string" ? JSON.parse(raw) : raw),
  } satisfies RowCodec);
}
