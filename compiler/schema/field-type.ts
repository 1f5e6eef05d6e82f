import type { FieldKind, JsonValue } from "../../ir/field-kind.ts";

/** What the type checker knows about a field: its kind, what writes take and what reads give. */
export interface FieldType {
  readonly kind: FieldKind;
  readonly input: unknown;
  readonly output: unknown;
}

export interface StringType {
  readonly kind: "string";
  readonly input: string;
  readonly output: string;
}

export interface BooleanType {
  readonly kind: "boolean";
  readonly input: boolean;
  readonly output: boolean;
}

export interface IntegerType {
  readonly kind: "integer";
  readonly input: number;
  readonly output: number;
}

export interface BigintType {
  readonly kind: "bigint";
  readonly input: bigint;
  readonly output: bigint;
}

/** A decimal number is a string, so that no digit is lost. */
export interface DecimalType {
  readonly kind: "decimal";
  readonly input: string;
  readonly output: string;
}

export interface DatetimeType {
  readonly kind: "datetime";
  readonly input: Date;
  readonly output: Date;
}

export interface EnumType<Value extends string> {
  readonly kind: "enum";
  readonly input: Value;
  readonly output: Value;
}

export interface JsonType<Input, Output> {
  readonly kind: "json";
  readonly input: Input;
  readonly output: Output;
}

/** What `json()` takes: interfaces and `Record<string, unknown>` too, which {@link JsonValue} would refuse. */
export type JsonInput = object | string | number | boolean;

/** What `json()` gives back. */
export type JsonOutput = Exclude<JsonValue, null>;
