/** What a Prisma schema says of models and enums; the rest of it is of no use here. */
export interface PrismaSchema {
  readonly models: readonly PrismaModel[];
  readonly enums: readonly PrismaEnum[];
  /** `relationMode = "prisma"`: the database has no foreign keys, and Prisma's calls do what those would. */
  readonly keepsReferences: boolean;
}

export interface PrismaModel {
  readonly name: string;
  readonly table: string;
  readonly namespace: string | null;
  /** Left out of the client by `@@ignore`. */
  readonly isIgnored: boolean;
  readonly fields: readonly PrismaField[];
  /** The primary key first, where there is one; none that holds for some rows only. */
  readonly keys: readonly PrismaKey[];
}

export interface PrismaField {
  readonly name: string;
  readonly column: string;
  /** A scalar type, or the name of an enum or model. */
  readonly type: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
  /** Left out of the client by `@ignore`. */
  readonly isIgnored: boolean;
  /** What gives the field a value where a create gives none. */
  readonly filledBy: "nobody" | "table" | "prisma";
  /** Prisma also sets it anew at each of its updates. */
  readonly isUpdatedAt: boolean;
  readonly nativeType: PrismaNativeType | null;
  /** The side of a relation that holds the key. */
  readonly relation: PrismaRelation | null;
}

/** `@db.Decimal(10, 2)`. */
export interface PrismaNativeType {
  readonly name: string;
  readonly arguments: readonly number[];
}

export interface PrismaRelation {
  /** As `@relation("…")` names it. */
  readonly name: string | null;
  readonly fields: readonly string[];
  readonly references: readonly string[];
}

export interface PrismaKey {
  /** Its name in a `where`. */
  readonly name: string;
  readonly fields: readonly string[];
}

export interface PrismaEnum {
  readonly name: string;
  /** What the database calls the type. */
  readonly type: string;
  readonly namespace: string | null;
  readonly values: readonly PrismaEnumValue[];
}

export interface PrismaEnumValue {
  readonly name: string;
  /** What the database keeps. */
  readonly value: string;
}
