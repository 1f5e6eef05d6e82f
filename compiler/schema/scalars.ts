import type {
  BigintType,
  BooleanType,
  DecimalType,
  EnumType,
  IntegerType,
  JsonInput,
  JsonOutput,
  JsonType,
  StringType,
} from "../types/field-type.ts";
import type { DatetimeBuilder, DefinedField, FieldBuilder } from "./field-builder.ts";
import { newField } from "./field-under-construction.ts";

/** Text, compared by code point. */
export function string(): FieldBuilder<StringType>;
export function string(): DefinedField {
  return newField("string");
}

export function boolean(): FieldBuilder<BooleanType>;
export function boolean(): DefinedField {
  return newField("boolean");
}

/** An instant in milliseconds, of the years 1000 to 9999. */
export function datetime(): DatetimeBuilder;
export function datetime(): DefinedField {
  return newField("datetime");
}

/** A whole number of 32 bits. */
export function integer(): FieldBuilder<IntegerType>;
export function integer(): DefinedField {
  return newField("integer");
}

/** A whole number of 64 bits, a `bigint` in JavaScript. */
export function bigint(): FieldBuilder<BigintType>;
export function bigint(): DefinedField {
  return newField("bigint");
}

/** An exact decimal number, a string in JavaScript: `"19.9"`. */
export function decimal(): FieldBuilder<DecimalType>;
export function decimal(): DefinedField {
  return newField("decimal");
}

/** A JSON value; `json<T>()` says which. */
export function json(): FieldBuilder<JsonType<JsonInput, JsonOutput>>;
export function json<Value>(): FieldBuilder<JsonType<Value, Value>>;
export function json(): DefinedField {
  return newField("json");
}

/** One of the listed strings. */
export function enumeration<const Value extends string>(
  values: readonly Value[],
): FieldBuilder<EnumType<Value>>;
export function enumeration(values: readonly string[]): DefinedField {
  return newField("enum", { values: Object.freeze([...values]) });
}
