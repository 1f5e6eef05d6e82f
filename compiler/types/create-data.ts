import type { Filled, Nullable } from "../schema/field-builder.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { Input, TypedField } from "./field-value.ts";

/** A new row. Fields that are nullable, defaulted, generated or in `Given` may be left out. */
export type CreateData<Fields extends FieldDefinitions, Given = never> = {
  readonly [Name in keyof Fields as Optional<Fields[Name], Name, Given> extends true ? never : Name]: Input<
    Fields[Name]
  >;
} & {
  readonly [Name in keyof Fields as Optional<Fields[Name], Name, Given> extends true ? Name : never]?:
    | Input<Fields[Name]>
    | undefined;
};

type Optional<Field extends TypedField, Name, Given> = Field extends Filled | Nullable
  ? true
  : Name extends Given
    ? true
    : false;
