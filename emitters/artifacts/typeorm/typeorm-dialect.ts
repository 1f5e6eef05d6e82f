import type { Field } from "../../../ir/catalog.ts";
import type { FieldKind } from "../../../ir/field-kind.ts";
import { keyTextLength } from "../../sql/dialects/mysql-key-text.ts";
import { isText } from "../../sql/text-storage.ts";

export type TypeormDialectName = "postgres" | "mysql" | "sqlite";

/** How entities of one database differ from the others. */
export interface TypeormDialect {
  /** The option that names a table's namespace; `null` where there is none. */
  readonly namespace: string | null;
  readonly now: string;
}

export const TYPEORM_DIALECTS: Readonly<Record<TypeormDialectName, TypeormDialect>> = {
  postgres: { namespace: "schema", now: "now()" },
  mysql: { namespace: "database", now: "CURRENT_TIMESTAMP(3)" },
  sqlite: { namespace: null, now: "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))" },
};

/** How a column of one database is written for TypeORM. */
export interface TypeormColumn {
  readonly type: string;
  /** More options, each `name: value`. */
  readonly options: readonly string[];
  /** The transformer of the file that the column's values pass through. */
  readonly transformer: "instant" | "bigInteger" | "jsonText" | null;
}

/** Types that hold exactly what the kind allows, as the tables that the library makes have them. */
export function typeormColumn(dialect: TypeormDialectName, field: Field, keyLength: number): TypeormColumn {
  return COLUMNS[dialect](field, keyLength);
}

const COLUMNS: Readonly<Record<TypeormDialectName, (field: Field, keyLength: number) => TypeormColumn>> = {
  postgres: (field) => POSTGRES[field.kind],
  mysql: ({ kind }, keyLength) =>
    keyLength > 0 && isText(kind) ? plain("varchar", `length: ${keyTextLength(keyLength)}`) : MYSQL[kind],
  sqlite: (field) => SQLITE[field.kind],
};

function plain(type: string, ...options: readonly string[]): TypeormColumn {
  return { type, options, transformer: null };
}

function transformed(type: string, transformer: TypeormColumn["transformer"]): TypeormColumn {
  return { type, options: [], transformer };
}

const POSTGRES: Readonly<Record<FieldKind, TypeormColumn>> = {
  string: plain("text", 'collation: "C"'),
  enum: plain("text", 'collation: "C"'),
  boolean: plain("boolean"),
  integer: plain("integer"),
  bigint: transformed("bigint", "bigInteger"),
  decimal: plain("numeric"),
  datetime: plain("timestamptz", "precision: 3"),
  json: plain("jsonb"),
};

const MYSQL: Readonly<Record<FieldKind, TypeormColumn>> = {
  string: plain("longtext"),
  enum: plain("varchar", "length: 255"),
  boolean: plain("boolean"),
  integer: plain("int"),
  bigint: transformed("bigint", "bigInteger"),
  decimal: plain("decimal", "precision: 65", "scale: 30"),
  datetime: plain("datetime", "precision: 3"),
  json: plain("json"),
};

const SQLITE: Readonly<Record<FieldKind, TypeormColumn>> = {
  string: plain("text"),
  enum: plain("text"),
  boolean: plain("boolean"),
  integer: plain("integer"),
  bigint: transformed("integer", "bigInteger"),
  decimal: plain("text"),
  datetime: transformed("text", "instant"),
  json: transformed("text", "jsonText"),
};

/** What an entity's property holds, in TypeScript. */
export function typeormProperty(field: Field): string {
  switch (field.kind) {
    case "string":
    case "decimal":
      return "string";
    case "enum":
      return field.values?.map((value) => JSON.stringify(value)).join(" | ") ?? "string";
    case "integer":
      return "number";
    case "datetime":
      return "Date";
    case "json":
      return "unknown";
    default:
      return field.kind;
  }
}

/** The transformers of the file, by name. */
export const TRANSFORMERS: Readonly<Record<NonNullable<TypeormColumn["transformer"]>, readonly string[]>> = {
  instant: [
    "/** Instants as text that sorts as they do. */",
    "const instant: ValueTransformer = {",
    "  to: (value: unknown) => (value instanceof Date ? value.toISOString() : value),",
    '  from: (value: unknown) => (typeof value === "string" ? new Date(value) : value),',
    "};",
  ],
  bigInteger: [
    "const bigInteger: ValueTransformer = {",
    '  to: (value: unknown) => (typeof value === "bigint" ? value.toString() : value),',
    '  from: (value: unknown) => (typeof value === "string" || typeof value === "number" ? BigInt(value) : value),',
    "};",
  ],
  jsonText: [
    "const jsonText: ValueTransformer = {",
    "  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),",
    '  from: (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value),',
    "};",
  ],
};
