import type { Nullable } from "../schema/field-builder.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { TypedField } from "./field-value.ts";

/** A filter over a model's fields: all entries must hold. */
export type Where<Fields extends FieldDefinitions> = {
  readonly [Name in keyof Fields]?: FieldFilter<Fields[Name]>;
} & Connectives<Fields>;

type FieldFilter<Field extends TypedField> = Field extends Nullable
  ? Field["~type"]["nullableFilter"]
  : Field["~type"]["filter"];

interface Connectives<Fields extends FieldDefinitions> {
  readonly AND?: OneOrMany<Where<Fields>>;
  readonly OR?: OneOrMany<Where<Fields>>;
  readonly NOT?: OneOrMany<Where<Fields>>;
}

export type OneOrMany<Item> = Item | readonly Item[];
