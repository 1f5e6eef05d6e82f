import type { IntegerType, StringType } from "../types/field-type.ts";
import type { DefinedField, FieldBuilder, Filled, Unique } from "./field-builder.ts";
import { newField } from "./field-under-construction.ts";

export interface IdOptions {
  readonly type?: "string" | "integer";
  /** `increment`: the database assigns ascending numbers. For integer ids. */
  readonly generated?: "increment";
  /** Makes the id in place of a UUID. For string ids. */
  readonly generate?: () => string;
}

/** The primary key: a UUID of version 7 unless told otherwise. */
export function id(options?: {
  type?: "string";
  generate?: () => string;
}): FieldBuilder<StringType> & Unique & Filled;
export function id(options: {
  type: "integer";
  generated: "increment";
}): FieldBuilder<IntegerType> & Unique & Filled;
export function id(options: { type: "integer" }): FieldBuilder<IntegerType> & Unique;
export function id(options: IdOptions = {}): DefinedField {
  if (options.type === "integer") {
    const fill = options.generated === "increment" ? "increment" : "none";
    return newField("integer", { isId: true, fill: Object.freeze({ kind: fill }) });
  }
  const { generate } = options;
  const fill = generate === undefined ? { kind: "uuid" as const } : { kind: "computed" as const, generate };
  return newField("string", { isId: true, fill: Object.freeze(fill) });
}

/** An integer primary key that the database assigns, ascending. */
export function numericId(): FieldBuilder<IntegerType> & Unique & Filled {
  return id({ type: "integer", generated: "increment" });
}
