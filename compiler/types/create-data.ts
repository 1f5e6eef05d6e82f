import type { Filled } from "../schema/field-builder.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";

/** A new row. Fields that are nullable, defaulted, generated or in `Given` may be left out. */
export type CreateData<Fields extends FieldDefinitions, Given = never> = {
  readonly [Name in keyof Fields as Fields[Name] extends Filled
    ? never
    : Exclude<Name, Given>]: Fields[Name]["~type"]["input"];
} & {
  readonly [Name in keyof Fields as Fields[Name] extends Filled ? Name : Name & Given]?:
    | Fields[Name]["~type"]["input"]
    | undefined;
};
