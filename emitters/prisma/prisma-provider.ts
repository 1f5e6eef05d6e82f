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
  /** Prisma's scalar types that keep the kind's cells exactly. */
  readonly types: Readonly<Record<FieldKind, readonly string[]>>;
  readonly equality: ReadonlySet<FieldKind>;
  /** `lt` and its kin, which Prisma has for some kinds only. */
  readonly ranges: ReadonlySet<FieldKind>;
  readonly order: ReadonlySet<FieldKind>;
  /** Membership in lists, bound one parameter a member. */
  readonly lists: ReadonlySet<FieldKind>;
  readonly read: ReadonlySet<FieldKind>;
  readonly write: ReadonlySet<FieldKind>;
  readonly arithmetic: ReadonlySet<ArithmeticOperator>;
  /** Values that one call may bind, lists apart: Prisma sends those in parts. */
  readonly values: number;
}

const TYPES: Readonly<Record<FieldKind, readonly string[]>> = {
  string: ["String"],
  enum: ["String"],
  boolean: ["Boolean"],
  integer: ["Int"],
  bigint: ["BigInt"],
  decimal: ["Decimal"],
  datetime: ["DateTime"],
  json: ["Json"],
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
  lists: new Set<FieldKind>(["string", "integer", "bigint", "datetime"]),
  read: new Set<FieldKind>(["string", "enum", "boolean", "integer", "bigint", "datetime", "json"]),
  write: new Set<FieldKind>(["string", "boolean", "integer", "bigint", "datetime"]),
  arithmetic: new Set<ArithmeticOperator>(["increment", "decrement", "multiply"]),
  values: 32_000,
};

/**
 * Text is ordered by its bytes. Prisma keeps decimals as floating point; arithmetic beyond 64 bits becomes
 * floating point too; some adapters read big integers as such; long lists are more parameters than fit.
 */
export const prismaSqlite: PrismaProvider = {
  name: "sqlite",
  mark: "`",
  types: { ...TYPES, decimal: ["String"] },
  equality: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  ranges: new Set<FieldKind>(["string", "integer", "datetime"]),
  order: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  lists: new Set<FieldKind>(),
  read: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime", "json"]),
  write: new Set<FieldKind>(["string", "enum", "boolean", "integer", "datetime"]),
  arithmetic: new Set<ArithmeticOperator>(),
  values: 32_000,
};

/** Its adapter states 98 of the 100 parameters, and a limit and an offset are two of them. */
export const prismaD1: PrismaProvider = { ...prismaSqlite, values: 96 };
