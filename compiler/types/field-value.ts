import type { Nullable } from "../schema/field-builder.ts";
import type { FieldType } from "./field-type.ts";

/** Any field, as far as its value's types are concerned. */
export interface TypedField {
  readonly "~type": FieldType;
}

/** What reading the field gives. */
export type Output<Field extends TypedField> = Field extends Nullable
  ? Field["~type"]["output"] | null
  : Field["~type"]["output"];

/** What writing the field takes. */
export type Input<Field extends TypedField> = Field extends Nullable
  ? Field["~type"]["input"] | null
  : Field["~type"]["input"];
