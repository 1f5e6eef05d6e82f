import type { FieldKind } from "../../../ir/field-kind.ts";
import { keyTextLength } from "../../sql/dialects/mysql-key-text.ts";
import type { PrismaProvider } from "./prisma-options.ts";

/** How a Prisma schema for one database differs from the others. */
export interface ProviderFacts {
  /** Models may stand in named schemas of the database; otherwise the name becomes part of the table's. */
  readonly namespaces: boolean;
  /** Foreign keys may be given names. */
  readonly namedForeignKeys: boolean;
  /** Types that hold exactly what the kind allows. */
  readonly types: Readonly<Record<FieldKind, string>>;
  /** The type of texts in a key or index of so many columns, where these hold no text of any length. */
  readonly keyText: ((columns: number) => string) | null;
}

const PLAIN: Readonly<Record<FieldKind, string>> = {
  string: "String",
  enum: "String",
  boolean: "Boolean",
  integer: "Int",
  bigint: "BigInt",
  decimal: "Decimal",
  datetime: "DateTime",
  json: "Json",
};

export const PROVIDERS: Readonly<Record<PrismaProvider, ProviderFacts>> = {
  postgresql: {
    namespaces: true,
    namedForeignKeys: true,
    types: { ...PLAIN, decimal: "Decimal @db.Decimal", datetime: "DateTime @db.Timestamptz(3)" },
    keyText: null,
  },
  mysql: {
    namespaces: false,
    namedForeignKeys: true,
    types: {
      ...PLAIN,
      string: "String @db.LongText",
      decimal: "Decimal @db.Decimal(65, 30)",
      datetime: "DateTime @db.DateTime(3)",
    },
    keyText: (columns) => `String @db.VarChar(${keyTextLength(columns)})`,
  },
  // Prisma keeps decimals on SQLite as floating point.
  sqlite: {
    namespaces: false,
    namedForeignKeys: false,
    types: { ...PLAIN, decimal: "String" },
    keyText: null,
  },
};
