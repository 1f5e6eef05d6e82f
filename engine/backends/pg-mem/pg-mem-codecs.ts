import {
  decodeBigint,
  decodeBoolean,
  decodeDecimal,
  decodeEnum,
  decodeInstantText,
  decodeInteger,
  decodeJsonText,
  decodeString,
} from "../../../emitters/sql/decode-cell.ts";
import {
  encodeBigint,
  encodeCanonicalJson,
  encodeInstant,
  encodeInteger,
  encodeText,
} from "../../../emitters/sql/encode-cell.ts";
import { textLiteral } from "../../../emitters/sql/text-literal.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";

export interface PgMemCodec {
  /** As `create table` says it. */
  readonly type: string;
  /** As `information_schema` says it. */
  readonly storedTypes: readonly string[];
  /**
   * The cell as part of a statement. The client has no parameters: it puts values into the text itself, and
   * breaks some that hold a backslash, which these forms do not.
   */
  readonly literal: (cell: NonNullable<Cell>) => string;
  readonly decode: (raw: unknown) => Cell;
}

function asText(encode: (cell: NonNullable<Cell>) => string, decode: (raw: unknown) => Cell): PgMemCodec {
  return { type: "text", storedTypes: ["text"], literal: (cell) => textLiteral(encode(cell)), decode };
}

/** Its `bigint` and `numeric` are doubles and lose digits, its `jsonb` loses equality: those are text here. */
export const pgMemCodecs: Readonly<Record<FieldKind, PgMemCodec>> = {
  string: asText(encodeText, decodeString),
  enum: asText(encodeText, decodeEnum),
  bigint: asText(encodeBigint, decodeBigint),
  decimal: asText(encodeText, decodeDecimal),
  datetime: asText(encodeInstant, decodeInstantText),
  json: asText(encodeCanonicalJson, decodeJsonText),
  boolean: {
    type: "boolean",
    storedTypes: ["bool", "boolean"],
    literal: (cell) => (cell === true ? "true" : "false"),
    decode: decodeBoolean,
  },
  integer: {
    type: "integer",
    storedTypes: ["integer"],
    literal: (cell) => String(encodeInteger(cell)),
    decode: decodeInteger,
  },
};
