import type { FieldKind, JsonValue } from "../../ir/field-kind.ts";
import type { JsonFilter, OrderedFilter, TextFilter } from "./filter.ts";
import type { NumberChange } from "./number-change.ts";

/**
 * All that the type checker knows about a kind of field. The entries are spelled out once per kind, with
 * and without null, so that no call has to compute them.
 */
export interface FieldType {
  readonly kind: FieldKind;
  readonly input: unknown;
  readonly output: unknown;
  readonly filter: unknown;
  readonly nullableFilter: unknown;
  readonly change: unknown;
  readonly nullableChange: unknown;
  readonly order: Direction;
}

export type Direction = "asc" | "desc";

export interface StringType {
  readonly kind: "string";
  readonly input: string;
  readonly output: string;
  readonly filter: string | TextFilter<never>;
  readonly nullableFilter: string | null | TextFilter<null>;
  readonly change: string;
  readonly nullableChange: string | null;
  readonly order: Direction;
}

export interface BooleanType {
  readonly kind: "boolean";
  readonly input: boolean;
  readonly output: boolean;
  readonly filter: boolean | OrderedFilter<boolean, never>;
  readonly nullableFilter: boolean | null | OrderedFilter<boolean, null>;
  readonly change: boolean;
  readonly nullableChange: boolean | null;
  readonly order: Direction;
}

export interface IntegerType {
  readonly kind: "integer";
  readonly input: number;
  readonly output: number;
  readonly filter: number | OrderedFilter<number, never>;
  readonly nullableFilter: number | null | OrderedFilter<number, null>;
  readonly change: number | NumberChange<number, never>;
  readonly nullableChange: number | null | NumberChange<number, null>;
  readonly order: Direction;
}

export interface BigintType {
  readonly kind: "bigint";
  readonly input: bigint;
  readonly output: bigint;
  readonly filter: bigint | OrderedFilter<bigint, never>;
  readonly nullableFilter: bigint | null | OrderedFilter<bigint, null>;
  readonly change: bigint | NumberChange<bigint, never>;
  readonly nullableChange: bigint | null | NumberChange<bigint, null>;
  readonly order: Direction;
}

/** A decimal number is a string, so that no digit is lost. */
export interface DecimalType {
  readonly kind: "decimal";
  readonly input: string;
  readonly output: string;
  readonly filter: string | OrderedFilter<string, never>;
  readonly nullableFilter: string | null | OrderedFilter<string, null>;
  readonly change: string | NumberChange<string, never>;
  readonly nullableChange: string | null | NumberChange<string, null>;
  readonly order: Direction;
}

export interface DatetimeType {
  readonly kind: "datetime";
  readonly input: Date;
  readonly output: Date;
  readonly filter: Date | OrderedFilter<Date, never>;
  readonly nullableFilter: Date | null | OrderedFilter<Date, null>;
  readonly change: Date;
  readonly nullableChange: Date | null;
  readonly order: Direction;
}

export interface EnumType<Value extends string> {
  readonly kind: "enum";
  readonly input: Value;
  readonly output: Value;
  readonly filter: Value | OrderedFilter<Value, never>;
  readonly nullableFilter: Value | null | OrderedFilter<Value, null>;
  readonly change: Value;
  readonly nullableChange: Value | null;
  readonly order: Direction;
}

export interface JsonType<Input, Output> {
  readonly kind: "json";
  readonly input: Input;
  readonly output: Output;
  readonly filter: JsonFilter<Input, never>;
  readonly nullableFilter: null | JsonFilter<Input, null>;
  readonly change: Input;
  readonly nullableChange: Input | null;
  readonly order: never;
}

/** What `json()` takes: interfaces and `Record<string, unknown>` too, which {@link JsonValue} would refuse. */
export type JsonInput = object | string | number | boolean;

/** What `json()` gives back. */
export type JsonOutput = Exclude<JsonValue, null>;
