import type { FieldKind, JsonValue } from "../../ir/field-kind.ts";
import type { JsonFilter, OrderedFilter, TextFilter } from "./filter.ts";
import type { NumberChange } from "./number-change.ts";

/**
 * All that the type checker knows about a kind of field. The entries are spelled out once per kind, with
 * and without null, so that no call has to compute them.
 */
export interface FieldType {
  readonly kind: FieldKind;
  readonly isNullable: boolean;
  /** What writes take. */
  readonly input: unknown;
  /** What reads give. */
  readonly output: unknown;
  readonly filter: unknown;
  readonly change: unknown;
  readonly order: Direction;
  /** A value of a unique key, which is never null. */
  readonly key: unknown;
  /** The same field after `.nullable()`. */
  readonly nullable: FieldType;
}

export type Direction = "asc" | "desc";

export interface StringType {
  readonly kind: "string";
  readonly isNullable: false;
  readonly input: string;
  readonly output: string;
  readonly filter: string | TextFilter<never>;
  readonly change: string;
  readonly order: Direction;
  readonly key: string;
  readonly nullable: NullableStringType;
}

export interface NullableStringType {
  readonly kind: "string";
  readonly isNullable: true;
  readonly input: string | null;
  readonly output: string | null;
  readonly filter: string | null | TextFilter<null>;
  readonly change: string | null;
  readonly order: Direction;
  readonly key: string;
  readonly nullable: NullableStringType;
}

export interface BooleanType {
  readonly kind: "boolean";
  readonly isNullable: false;
  readonly input: boolean;
  readonly output: boolean;
  readonly filter: boolean | OrderedFilter<boolean, never>;
  readonly change: boolean;
  readonly order: Direction;
  readonly key: boolean;
  readonly nullable: NullableBooleanType;
}

export interface NullableBooleanType {
  readonly kind: "boolean";
  readonly isNullable: true;
  readonly input: boolean | null;
  readonly output: boolean | null;
  readonly filter: boolean | null | OrderedFilter<boolean, null>;
  readonly change: boolean | null;
  readonly order: Direction;
  readonly key: boolean;
  readonly nullable: NullableBooleanType;
}

export interface IntegerType {
  readonly kind: "integer";
  readonly isNullable: false;
  readonly input: number;
  readonly output: number;
  readonly filter: number | OrderedFilter<number, never>;
  readonly change: number | NumberChange<number, never>;
  readonly order: Direction;
  readonly key: number;
  readonly nullable: NullableIntegerType;
}

export interface NullableIntegerType {
  readonly kind: "integer";
  readonly isNullable: true;
  readonly input: number | null;
  readonly output: number | null;
  readonly filter: number | null | OrderedFilter<number, null>;
  readonly change: number | null | NumberChange<number, null>;
  readonly order: Direction;
  readonly key: number;
  readonly nullable: NullableIntegerType;
}

export interface BigintType {
  readonly kind: "bigint";
  readonly isNullable: false;
  readonly input: bigint;
  readonly output: bigint;
  readonly filter: bigint | OrderedFilter<bigint, never>;
  readonly change: bigint | NumberChange<bigint, never>;
  readonly order: Direction;
  readonly key: bigint;
  readonly nullable: NullableBigintType;
}

export interface NullableBigintType {
  readonly kind: "bigint";
  readonly isNullable: true;
  readonly input: bigint | null;
  readonly output: bigint | null;
  readonly filter: bigint | null | OrderedFilter<bigint, null>;
  readonly change: bigint | null | NumberChange<bigint, null>;
  readonly order: Direction;
  readonly key: bigint;
  readonly nullable: NullableBigintType;
}

/** A decimal number is a string, so that no digit is lost. */
export interface DecimalType {
  readonly kind: "decimal";
  readonly isNullable: false;
  readonly input: string;
  readonly output: string;
  readonly filter: string | OrderedFilter<string, never>;
  readonly change: string | NumberChange<string, never>;
  readonly order: Direction;
  readonly key: string;
  readonly nullable: NullableDecimalType;
}

export interface NullableDecimalType {
  readonly kind: "decimal";
  readonly isNullable: true;
  readonly input: string | null;
  readonly output: string | null;
  readonly filter: string | null | OrderedFilter<string, null>;
  readonly change: string | null | NumberChange<string, null>;
  readonly order: Direction;
  readonly key: string;
  readonly nullable: NullableDecimalType;
}

export interface DatetimeType {
  readonly kind: "datetime";
  readonly isNullable: false;
  readonly input: Date;
  readonly output: Date;
  readonly filter: Date | OrderedFilter<Date, never>;
  readonly change: Date;
  readonly order: Direction;
  readonly key: Date;
  readonly nullable: NullableDatetimeType;
}

export interface NullableDatetimeType {
  readonly kind: "datetime";
  readonly isNullable: true;
  readonly input: Date | null;
  readonly output: Date | null;
  readonly filter: Date | null | OrderedFilter<Date, null>;
  readonly change: Date | null;
  readonly order: Direction;
  readonly key: Date;
  readonly nullable: NullableDatetimeType;
}

export interface EnumType<Value extends string> {
  readonly kind: "enum";
  readonly isNullable: false;
  readonly input: Value;
  readonly output: Value;
  readonly filter: Value | OrderedFilter<Value, never>;
  readonly change: Value;
  readonly order: Direction;
  readonly key: Value;
  readonly nullable: NullableEnumType<Value>;
}

export interface NullableEnumType<Value extends string> {
  readonly kind: "enum";
  readonly isNullable: true;
  readonly input: Value | null;
  readonly output: Value | null;
  readonly filter: Value | null | OrderedFilter<Value, null>;
  readonly change: Value | null;
  readonly order: Direction;
  readonly key: Value;
  readonly nullable: NullableEnumType<Value>;
}

export interface JsonType<In, Out> {
  readonly kind: "json";
  readonly isNullable: false;
  readonly input: In;
  readonly output: Out;
  readonly filter: JsonFilter<In, never>;
  readonly change: In;
  readonly order: never;
  readonly key: In;
  readonly nullable: NullableJsonType<In, Out>;
}

export interface NullableJsonType<In, Out> {
  readonly kind: "json";
  readonly isNullable: true;
  readonly input: In | null;
  readonly output: Out | null;
  readonly filter: null | JsonFilter<In, null>;
  readonly change: In | null;
  readonly order: never;
  readonly key: In;
  readonly nullable: NullableJsonType<In, Out>;
}

/** What `json()` takes: interfaces and `Record<string, unknown>` too, which {@link JsonValue} would refuse. */
export type JsonInput = object | string | number | boolean;

/** What `json()` gives back. */
export type JsonOutput = Exclude<JsonValue, null>;
