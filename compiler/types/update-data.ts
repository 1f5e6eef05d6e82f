import type { Nullable } from "../schema/field-builder.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { TypedField } from "./field-value.ts";

/** Changes to a row: a new value, or for numbers an operation such as `{ increment: 1 }`. */
export type UpdateData<Fields extends FieldDefinitions> = {
  readonly [Name in keyof Fields]?: Change<Fields[Name]> | undefined;
};

type Change<Field extends TypedField> = Field extends Nullable
  ? Field["~type"]["nullableChange"]
  : Field["~type"]["change"];
