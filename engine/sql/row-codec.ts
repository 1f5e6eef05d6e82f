import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { RowCodec } from "../driver.ts";

export function rowCodec(dialect: Dialect): RowCodec {
  const { codecs } = dialect;
  return Object.freeze({
    decode: (type) => codecs[type].decode,
    decodeNested: (type) => codecs[type].decodeNested,
    decodeNest: (raw) => (typeof raw === "string" ? JSON.parse(raw) : raw),
  } satisfies RowCodec);
}
