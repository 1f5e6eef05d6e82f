import { DECIMAL_DIGITS_MAX } from "../../../ir/decimal.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Comparison } from "../../../ir/predicate/compare.ts";
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
  encodeInstant,
  encodeInteger,
  encodeJson,
  encodeText,
} from "../encode-cell.ts";
import { type Fragment, sql } from "../fragment.ts";
import { isEquality, plainCodec, plainCompare } from "../plain-codec.ts";
import type { SqlCodec } from "../sql-codec.ts";

/** The bytes of UTF-8, also of a column that is in another character set. */
export const bytesOf = (text: Fragment) => sql`cast(convert(${text} using utf8mb4) as binary)`;
const asChar = (column: Fragment) => sql`cast(${column} as char)`;
/** mysql2 binds every number as a DOUBLE, and bigints arrive as text. */
const asSigned = (placeholder: Fragment) => sql`cast(${placeholder} as signed)`;

/**
 * The collation of a table that the application made may fold case and accents. Equality looks at the bytes
 * too, beside the plain comparison, which an index serves; a range names our collation, and an index serves
 * it where the column has that.
 */
function textCodec({ link, collation }: MysqlCodecFacts["text"]) {
  return {
    ...plainCodec,
    ...(link && { link }),
    compare(op: Comparison, left: Fragment, right: Fragment): Fragment {
      if (!isEquality(op)) {
        return plainCompare(op, left, sql`convert(${right} using utf8mb4) collate ${collation}`);
      }
      const plain = plainCompare(op, left, right);
      const bytes = plainCompare(op, bytesOf(left), bytesOf(right));
      return op === "eq" ? sql`(${plain} and ${bytes})` : sql`(${plain} or ${bytes})`;
    },
    encode: encodeText,
  };
}

const FRACTION_DIGITS_MAX = 30;
const WHOLE_DIGITS_MAX = 65 - FRACTION_DIGITS_MAX;

/** The database would drop further places with no more than a note. */
function encodeDecimal(cell: NonNullable<Cell>): string {
  const digits = encodeText(cell);
  const start = digits.startsWith("-") ? 1 : 0;
  const point = digits.indexOf(".");
  const whole = (point === -1 ? digits.length : point) - start;
  const fraction = point === -1 ? 0 : digits.length - point - 1;
  if (whole <= WHOLE_DIGITS_MAX && fraction <= FRACTION_DIGITS_MAX) return digits;
  throw new OrmError(
    "INVALID_QUERY",
    `a decimal has at most ${WHOLE_DIGITS_MAX} digits before the point and ${FRACTION_DIGITS_MAX} after it here, not ${DECIMAL_DIGITS_MAX} in all`,
  );
}

/** `YYYY-MM-DD hh:mm:ss.sss`: a DATETIME has no zone, and ours hold UTC. */
function encodeDatetime(cell: NonNullable<Cell>): string {
  return encodeInstant(cell).slice(0, -1).replace("T", " ");
}

/** What differs between MySQL and MariaDB in how they compare. */
export interface MysqlCodecFacts {
  readonly json: Pick<SqlCodec, "bind" | "compare">;
  /** The collation that compares by code point and does not pad. */
  readonly text: Pick<SqlCodec, "link"> & { readonly collation: Fragment };
}

export function mysqlCodecs(facts: MysqlCodecFacts): Readonly<Record<FieldKind, SqlCodec>> {
  const text = textCodec(facts.text);
  return {
    string: { ...text, type: "longtext", decode: decodeString, decodeNested: decodeString },
    enum: { ...text, type: "varchar(255)", decode: decodeEnum, decodeNested: decodeEnum },
    boolean: {
      ...plainCodec,
      type: "tinyint(1)",
      bind: asSigned,
      encode: encodeBoolean,
      decode: decodeBoolean,
      decodeNested: decodeBoolean,
    },
    integer: {
      ...plainCodec,
      type: "int",
      bind: asSigned,
      encode: encodeInteger,
      decode: decodeInteger,
      decodeNested: decodeInteger,
    },
    bigint: {
      ...plainCodec,
      type: "bigint",
      bind: asSigned,
      project: asChar,
      nest: asChar,
      encode: encodeBigint,
      decode: decodeBigint,
      decodeNested: decodeBigint,
    },
    decimal: {
      ...plainCodec,
      type: "decimal(65, 30)",
      bind: (placeholder) => sql`cast(${placeholder} as decimal(65, 30))`,
      project: asChar,
      nest: asChar,
      encode: encodeDecimal,
      decode: decodeDecimal,
      decodeNested: decodeDecimal,
    },
    datetime: {
      ...plainCodec,
      type: "datetime(3)",
      bind: (placeholder) => sql`cast(${placeholder} as datetime(3))`,
      project: asChar,
      nest: asChar,
      encode: encodeDatetime,
      decode: decodeInstantText,
      decodeNested: decodeInstantText,
    },
    json: {
      ...plainCodec,
      ...facts.json,
      type: "json",
      project: asChar,
      encode: encodeJson,
      decode: decodeJsonText,
      decodeNested: decodeEmbeddedJson,
    },
  };
}
