import type { FieldKind } from "../../../ir/field-kind.ts";
import type { CellCodec } from "../cell-codec.ts";
import {
  decodeBigint,
  decodeBoolean,
  decodeDecimal,
  decodeEmbeddedJson,
  decodeEnum,
  decodeInstantText,
  decodeInteger,
  decodeJsonText,
  decodeString,
} from "../decode-cell.ts";
import {
  encodeBigint,
  encodeBoolean,
  encodeCanonicalJson,
  encodeInstant,
  encodeInteger,
  encodeText,
} from "../encode-cell.ts";

/** SQLite's values, apart from its SQL: an application whose statements were emitted ahead needs these only. */
export const sqliteCells: Readonly<Record<FieldKind, CellCodec>> = {
  string: {
    encode: encodeText,
    decode: decodeString,
    decodeNested: decodeString,
  },
  enum: {
    encode: encodeText,
    decode: decodeEnum,
    decodeNested: decodeEnum,
  },
  boolean: {
    encode: encodeBoolean,
    decode: decodeBoolean,
    decodeNested: decodeBoolean,
  },
  integer: {
    encode: encodeInteger,
    decode: decodeInteger,
    decodeNested: decodeInteger,
  },
  bigint: {
    encode: encodeBigint,
    decode: decodeBigint,
    decodeNested: decodeBigint,
  },
  decimal: {
    encode: encodeText,
    decode: decodeDecimal,
    decodeNested: decodeDecimal,
  },
  datetime: {
    encode: encodeInstant,
    decode: decodeInstantText,
    decodeNested: decodeInstantText,
  },
  json: {
    encode: encodeCanonicalJson,
    decode: decodeJsonText,
    decodeNested: decodeEmbeddedJson,
  },
};
