import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
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
import { encodeFixedDecimal } from "../fixed-decimal.ts";
import { type Fragment, sql } from "../fragment.ts";
import { plainCodec } from "../plain-codec.ts";
import type { SqlCodec } from "../sql-codec.ts";
import type { MysqlTextCodec } from "./mysql-text.ts";

const asChar = (column: Fragment) => sql`cast(${column} as char)`;
/** mysql2 binds every number as a DOUBLE, and bigints arrive as text. */
const asSigned = (placeholder: Fragment) => sql`cast(${placeholder} as signed)`;

/** `YYYY-MM-DD hh:mm:ss.sss`: a DATETIME has no zone, and ours hold UTC. */
function encodeDatetime(cell: NonNullable<Cell>): string {
  return encodeInstant(cell).slice(0, -1).replace("T", " ");
}

/** What differs between MySQL and MariaDB in how they compare. */
export interface MysqlCodecFacts {
  readonly json: Pick<SqlCodec, "bind" | "compare">;
  readonly text: MysqlTextCodec;
}

export function mysqlCodecs(facts: MysqlCodecFacts): Readonly<Record<FieldKind, SqlCodec>> {
  const text = { ...facts.text, encode: encodeText };
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
      encode: (cell: NonNullable<Cell>) => encodeFixedDecimal(cell),
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
