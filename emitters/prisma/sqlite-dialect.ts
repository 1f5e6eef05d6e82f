import type { Field } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { decodeInstantText } from "../sql/decode-cell.ts";
import type { Dialect } from "../sql/dialect.ts";
import { sqliteCodecs } from "../sql/dialects/sqlite-codecs.ts";
import { encodeInstant } from "../sql/encode-cell.ts";
import { encoders } from "../sql/encoder-of.ts";
import { type Fragment, sql } from "../sql/fragment.ts";

const UTC = "+00:00";

/** As Prisma writes instants, so that its texts and ours compare: with an offset in the place of `Z`. */
function encodePrismaInstant(cell: NonNullable<Cell>): string {
  return String(encodeInstant(cell)).replace(/Z$/, UTC);
}

/** Text with either end, or the milliseconds that Prisma's adapters keep where they are told to. */
function decodePrismaInstant(raw: unknown): Cell {
  if (typeof raw === "number" && Number.isSafeInteger(raw)) return raw;
  const isOffset = typeof raw === "string" && raw.endsWith(UTC);
  return decodeInstantText(isOffset ? `${raw.slice(0, -UTC.length)}Z` : raw);
}

/**
 * Prisma's migrations declare a JSON column as `JSONB`, in which SQLite keeps a text that is a number as that
 * number: 17 digits of it are the number that it was.
 */
function jsonText(column: Fragment): Fragment {
  const number = sql`when 'integer' then cast(${column} as text) when 'real' then printf('%!.17g', ${column})`;
  return sql`case typeof(${column}) ${number} else ${column} end`;
}

const codecs = {
  ...sqliteCodecs,
  json: {
    ...sqliteCodecs.json,
    project: jsonText,
    nest: (column: Fragment) => sqliteCodecs.json.nest(jsonText(column)),
  },
  datetime: {
    ...sqliteCodecs.datetime,
    encode: encodePrismaInstant,
    decode: decodePrismaInstant,
    decodeNested: decodePrismaInstant,
  },
};

/** SQLite, or D1, with instants and column types as Prisma's adapters read and write them. */
export function prismaSqliteDialect(base: Dialect): Dialect {
  return Object.freeze({
    ...base,
    codecs,
    encoderOf: encoders(codecs, "json"),
    table: Object.freeze({
      ...base.table,
      columnType: ({ kind }: Field) =>
        kind === "bigint" || kind === "boolean" ? kind : sqliteCodecs[kind].type,
      now: "(strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))",
    }),
  });
}
