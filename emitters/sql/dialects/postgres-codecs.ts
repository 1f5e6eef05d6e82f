import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Comparison } from "../../../ir/predicate/compare.ts";
import {
  decodeBigint,
  decodeBoolean,
  decodeDecimal,
  decodeEmbeddedJson,
  decodeEnum,
  decodeInteger,
  decodeJsonText,
  decodeSeconds,
  decodeString,
} from "../decode-cell.ts";
import {
  encodeBigint,
  encodeBoolean,
  encodeInstant,
  encodeInteger,
  encodeJson,
  encodeText,
} from "../encode-cell.ts";
import { type Fragment, sql } from "../fragment.ts";
import { isEquality, plainCodec, plainCompare, plainOrder } from "../plain-codec.ts";
import type { SqlCodec } from "../sql-codec.ts";

/**
 * Text placeholders are not cast: beside a column they take its type, so that a `uuid`, `varchar` or enum
 * column that the application made can be compared and written. Order and ranges go by code point.
 */
const text = {
  ...plainCodec,
  type: 'text collate "C"',
  compare: (op: Comparison, left: Fragment, right: Fragment) =>
    plainCompare(op, isEquality(op) ? left : byCodePoint(left), right),
  order: (column: Fragment) => plainOrder(byCodePoint(column)),
  encode: encodeText,
};

function byCodePoint(column: Fragment): Fragment {
  return sql`${column}::text collate "C"`;
}

const asText = (column: Fragment) => sql`${column}::text`;
const asJsonb = (column: Fragment) => sql`${column}::jsonb`;
/** A `numeric`, exact whatever digits the session gives a float; in seconds, to spare each cell a multiplication. */
const asSeconds = (column: Fragment) => sql`extract(epoch from ${column})`;

export const postgresCodecs: Readonly<Record<FieldKind, SqlCodec>> = {
  string: { ...text, decode: decodeString, decodeNested: decodeString },
  enum: { ...text, decode: decodeEnum, decodeNested: decodeEnum },
  boolean: {
    ...plainCodec,
    type: "boolean",
    // From 0 and 1, as PGlite refuses the text of a boolean where `pg` refuses nothing.
    bind: (placeholder) => sql`${placeholder}::int4::boolean`,
    encode: encodeBoolean,
    decode: decodeBoolean,
    decodeNested: decodeBoolean,
  },
  integer: {
    ...plainCodec,
    type: "integer",
    bind: (placeholder) => sql`${placeholder}::int4`,
    encode: encodeInteger,
    decode: decodeInteger,
    decodeNested: decodeInteger,
  },
  bigint: {
    ...plainCodec,
    type: "bigint",
    bind: (placeholder) => sql`${placeholder}::int8`,
    project: asText,
    nest: asText,
    encode: encodeBigint,
    decode: decodeBigint,
    decodeNested: decodeBigint,
  },
  decimal: {
    ...plainCodec,
    type: "numeric",
    bind: (placeholder) => sql`${placeholder}::numeric`,
    project: asText,
    nest: asText,
    encode: encodeText,
    decode: decodeDecimal,
    decodeNested: decodeDecimal,
  },
  datetime: {
    ...plainCodec,
    type: "timestamptz(3)",
    // Not cast, like text: beside a column without a zone it is then read in UTC, not in the session's zone.
    project: asSeconds,
    nest: asSeconds,
    encode: encodeInstant,
    decode: decodeSeconds,
    decodeNested: decodeSeconds,
  },
  json: {
    ...plainCodec,
    type: "jsonb",
    // By way of text, as clients would serialize the parameter of a JSON type once more.
    bind: (placeholder) => sql`${placeholder}::text::jsonb`,
    project: asText,
    nest: (column) => column,
    compare: (op, left, right) => plainCompare(op, asJsonb(left), right),
    encode: encodeJson,
    decode: decodeJsonText,
    decodeNested: decodeEmbeddedJson,
  },
};

/** The same with every column as text. */
export const postgresTextCodecs: Readonly<Record<FieldKind, SqlCodec>> = {
  ...postgresCodecs,
  string: { ...postgresCodecs.string, project: asText },
  enum: { ...postgresCodecs.enum, project: asText },
  boolean: { ...postgresCodecs.boolean, project: asText },
  integer: { ...postgresCodecs.integer, project: asText },
  datetime: { ...postgresCodecs.datetime, project: (column) => asText(asSeconds(column)) },
};
