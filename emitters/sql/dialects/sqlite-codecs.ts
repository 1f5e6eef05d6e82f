import type { FieldKind } from "../../../ir/field-kind.ts";
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
import { type Fragment, sql } from "../fragment.ts";
import { plainCodec } from "../plain-codec.ts";
import type { SqlCodec } from "../sql-codec.ts";
import { compareDecimals, orderDecimals } from "./sqlite-decimal.ts";
import { sqliteJsonTextCodec, sqliteTextCodec } from "./sqlite-text.ts";

const asText = (column: Fragment) => sql`cast(${column} as text)`;
/** D1, libSQL and better-sqlite3 bind every number as REAL, and bigints arrive as text. */
const asInteger = (placeholder: Fragment) => sql`cast(${placeholder} as integer)`;

export const sqliteCodecs: Readonly<Record<FieldKind, SqlCodec>> = {
  string: {
    ...sqliteTextCodec,
    type: "text",
    encode: encodeText,
    decode: decodeString,
    decodeNested: decodeString,
  },
  enum: {
    ...sqliteTextCodec,
    type: "text",
    encode: encodeText,
    decode: decodeEnum,
    decodeNested: decodeEnum,
  },
  boolean: {
    ...plainCodec,
    type: "integer",
    bind: asInteger,
    encode: encodeBoolean,
    decode: decodeBoolean,
    decodeNested: decodeBoolean,
  },
  integer: {
    ...plainCodec,
    type: "integer",
    bind: asInteger,
    encode: encodeInteger,
    decode: decodeInteger,
    decodeNested: decodeInteger,
  },
  bigint: {
    ...plainCodec,
    type: "integer",
    bind: asInteger,
    project: asText,
    nest: asText,
    encode: encodeBigint,
    decode: decodeBigint,
    decodeNested: decodeBigint,
  },
  decimal: {
    ...plainCodec,
    type: "text",
    compare: compareDecimals,
    order: orderDecimals,
    encode: encodeText,
    decode: decodeDecimal,
    decodeNested: decodeDecimal,
  },
  datetime: {
    ...plainCodec,
    type: "text",
    encode: encodeInstant,
    decode: decodeInstantText,
    decodeNested: decodeInstantText,
  },
  json: {
    ...sqliteJsonTextCodec,
    type: "text",
    nest: (column) => sql`json(${column})`,
    encode: encodeCanonicalJson,
    decode: decodeJsonText,
    decodeNested: decodeEmbeddedJson,
  },
};
