import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { RowCodec } from "../driver.ts";

export function rowCodec(dialect: Dialect): RowCodec {
  const { codecs, json } = dialect;
  return Object.freeze({
    decode: (type) => codecs[type].decode,
    decodeNested: (type) => codecs[type].decodeNested,
    lists: json.lists.layout,
    decodeNest: (raw) => (typeof raw === "string" ? JSON.parse(raw) : raw),
  } satisfies RowCodec);
}
