import type { FieldKind } from "../../ir/field-kind.ts";
import type { ArithmeticOperator } from "../sql/dialect.ts";
import type { QuoteMark } from "../sql/fragment.ts";

/**
 * What Prisma's calls say exactly on one database, by the contract's meaning. Everything else is sent as
 * SQL through Prisma's raw door.
 */
export interface PrismaProvider {
  readonly name: string;
  /** What Prisma's statements have around the names of tables and columns. */
  readonly mark: QuoteMark;
  /** Prisma's scalar types that keep the kind's cells exactly, as what the column's own type is. */
  readonly types: Readonly<Record<FieldKind, PrismaScalar>>;
  readonly equality: ReadonlySet<FieldKind>;
  /** `lt` and its kin, which Prisma has for some kinds only. */
  readonly ranges: ReadonlySet<FieldKind>;
  readonly order: ReadonlySet<FieldKind>;
  readonly read: ReadonlySet<FieldKind>;
  readonly write: ReadonlySet<FieldKind>;
  readonly arithmetic: ReadonlySet<ArithmeticOperator>;
  /** Values that one call may bind. */
  readonly values: number;
}

export interface PrismaScalar {
  readonly type: string;
  /** The column types that keep all of the kind; a database without names for them has none. */
  readonly native: readonly string[];
  /** The fewest digits that they keep, where a number of them is declared; `null` where none may be. */
  readonly digits: number | null;
}

function scalar(type: string, native: readonly string[] = [], digits: number | null = 0): PrismaScalar {
  return { type, native, digits };
}

/** A text column of limited length refuses what it cannot hold; all others here would change it. */
const TYPES: Readonly<Record<FieldKind, PrismaScalar>> = {
  string: scalar("String", ["Text", "VarChar"]),
  enum: scalar("String", ["Text", "VarChar"]),
  boolean: scalar("Boolean", ["Boolean"]),
  integer: scalar("Int", ["Integer", "SmallInt"]),
  bigint: scalar("BigInt", ["BigInt"]),
  decimal: scalar("Decimal", ["Decimal"], null),
  datetime: scalar("DateTime", ["Timestamptz", "Timestamp"], 3),
  json: scalar("Json", ["JsonB"]),
};

/**
 * Text is ordered by the database's collation, `contains` is a pattern in which `%` and `_` mean more than
 * themselves, an enum is cast to a type that tables made from SQL do not have, and a JSON key `__proto__` is
 * lost on its way into a call.
 */
export const prismaPostgres: PrismaProvider = {
  name: "postgresql",
  mark: '"',
  types: TYPES,
  equality: new Set<FieldKind>(["string", "boolean", "integer", "bigint", "datetime"]),
  ranges: new Set<FieldKind>(["integer", "bigint", "datetime"]),
  order: new Set<FieldKind>(["boolean", "integer", "bigint", "datetime"]),
  read: new Set<FieldKind>(["string", "enum", "boolean", "integer", "bigint", "datetime", "json"]),
  write: new Set<FieldKind>(["string", "boolean", "integer", "bigint", "datetime"]),
  arithmetic: new Set<ArithmeticOperator>(["increment", "decrement", "multiply"]),
  values: 32_000,
};

/**
 * Text is ordered by its bytes. Prisma keeps decimals as floating point; arithmetic beyond 64 bits becomes
 * floating point too; some adapters read big integers as such.
 */
export const prismaSqlite: PrismaProvider = {
  name: "sqlite",
  mark: "`",
  types: { ...TYPES, decimal: scalar("String") },
  equality: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  ranges: new Set<FieldKind>(["string", "integer", "datetime"]),
  order: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  read: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime", "json"]),
  write: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  arithmetic: new Set<ArithmeticOperator>(),
  values: 32_000,
};

/** Its adapter states 98 of the 100 parameters, and a limit and an offset are two of them. */
export const prismaD1: PrismaProvider = { ...prismaSqlite, values: 96 };
