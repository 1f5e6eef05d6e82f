import type { Field } from "../../ir/catalog.ts";
import type { Dialect } from "../sql/dialect.ts";
import { postgresInText } from "../sql/dialects/postgres-in-text.ts";
import { encoders } from "../sql/encoder-of.ts";
import { type Fragment, quoted, sql } from "../sql/fragment.ts";
import type { SqlCodec } from "../sql/sql-codec.ts";
import { textLiteral } from "../sql/text-literal.ts";
import type { PrismaEnum } from "./schema/prisma-schema.ts";

export interface PostgresFacts {
  /** The enum that Prisma's schema has for a field, by the field's column. */
  readonly enumOf: (field: Field) => PrismaEnum | null;
  /** Instants are kept in columns without a time zone, in UTC, which is how Prisma has them by default. */
  readonly zoneless: boolean;
  readonly namespace: string | null;
}

/** PostgreSQL with the column types that Prisma's schema declares. */
export function prismaPostgresDialect({ enumOf, zoneless, namespace }: PostgresFacts): Dialect {
  const codecs = zoneless
    ? { ...postgresInText.codecs, datetime: zonelessInstant(postgresInText.codecs.datetime) }
    : postgresInText.codecs;
  const { rowSource } = postgresInText.write;
  return Object.freeze({
    ...postgresInText,
    codecs,
    encoderOf: encoders(codecs, "array"),
    write: Object.freeze({
      ...postgresInText.write,
      rowSource: (table: Fragment, columns: Parameters<typeof rowSource>[1], slot: number) => {
        const source = rowSource(table, columns, slot);
        const cells = source.cells.map((cell, at) => {
          const column = columns[at];
          return column?.kind === "enum" ? asColumn(table, column.name, cell) : cell;
        });
        return { ...source, cells };
      },
    }),
    table: Object.freeze({
      ...postgresInText.table,
      columnType: (field: Field, keyLength: number) => {
        const enumeration = enumOf(field);
        if (enumeration !== null) return enumTypeName(enumeration, namespace);
        if (zoneless && field.kind === "datetime") return "timestamp(3)";
        return postgresInText.table.columnType(field, keyLength);
      },
    }),
  });
}

export function enumTypeName(enumeration: PrismaEnum, namespace: string | null): string {
  const place = enumeration.namespace ?? namespace;
  const name = quoted(enumeration.type, '"');
  return place === null ? name : `${quoted(place, '"')}.${name}`;
}

/** The enum's type, harmless where it is there already. */
export function createEnum(enumeration: PrismaEnum, namespace: string | null): string {
  const values = enumeration.values.map(({ value }) => textLiteral(value)).join(", ");
  const statement = `create type ${enumTypeName(enumeration, namespace)} as enum (${values})`;
  const tag = "$farm_orm$";
  return `do ${tag} begin ${statement}; exception when duplicate_object then null; end ${tag}`;
}

/** The value as one of the column's own type, whether that is an enum or text. */
function asColumn(table: Fragment, column: Fragment, value: Fragment): Fragment {
  const name = { parts: [textLiteral(unquoted(column))] };
  return sql`(jsonb_populate_record(null::${table}, jsonb_build_object(${name}, ${value}))).${column}`;
}

function unquoted(name: Fragment): string {
  const [text] = name.parts;
  if (typeof text !== "string") throw new TypeError("a column's name is text");
  return text.slice(1, -1).replaceAll('""', '"');
}

function zonelessInstant(codec: SqlCodec): SqlCodec {
  return {
    ...codec,
    type: "timestamp(3)",
    bind: (placeholder) => sql`(${placeholder}::timestamptz at time zone 'UTC')`,
  };
}
