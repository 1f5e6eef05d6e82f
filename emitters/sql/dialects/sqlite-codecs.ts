import type { FieldKind } from "../../../ir/field-kind.ts";
import { type Fragment, sql } from "../fragment.ts";
import { plainCodec } from "../plain-codec.ts";
import type { SqlCodec } from "../sql-codec.ts";
import { sqliteCells } from "./sqlite-cells.ts";
import { compareDecimals, orderDecimals } from "./sqlite-decimal.ts";
import { sqliteJsonTextCodec, sqliteTextCodec } from "./sqlite-text.ts";

const asText = (column: Fragment) => sql`cast(${column} as text)`;
/** D1, libSQL and better-sqlite3 bind every number as REAL, and bigints arrive as text. */
const asInteger = (placeholder: Fragment) => sql`cast(${placeholder} as integer)`;

export const sqliteCodecs: Readonly<Record<FieldKind, SqlCodec>> = {
  string: {
    ...sqliteCells.string,
    ...sqliteTextCodec,
    type: "text",
  },
  enum: {
    ...sqliteCells.enum,
    ...sqliteTextCodec,
    type: "text",
  },
  boolean: {
    ...sqliteCells.boolean,
    ...plainCodec,
    type: "integer",
    bind: asInteger,
  },
  integer: {
    ...sqliteCells.integer,
    ...plainCodec,
    type: "integer",
    bind: asInteger,
  },
  bigint: {
    ...sqliteCells.bigint,
    ...plainCodec,
    type: "integer",
    bind: asInteger,
    project: asText,
    nest: asText,
  },
  decimal: {
    ...sqliteCells.decimal,
    ...plainCodec,
    type: "text",
    compare: compareDecimals,
    order: orderDecimals,
  },
  datetime: {
    ...sqliteCells.datetime,
    ...plainCodec,
    type: "text",
  },
  json: {
    ...sqliteCells.json,
    ...sqliteJsonTextCodec,
    type: "text",
    nest: (column) => sql`json(${column})`,
  },
};
