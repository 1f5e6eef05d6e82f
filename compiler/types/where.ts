import type { FieldDefinitions } from "../schema/model-definition.ts";

/** A filter over a model's fields: all entries must hold. */
export type Where<Fields extends FieldDefinitions> = {
  readonly [Name in keyof Fields]?: Fields[Name]["~type"]["filter"];
} & Connectives<Fields>;

interface Connectives<Fields extends FieldDefinitions> {
  readonly AND?: OneOrMany<Where<Fields>>;
  readonly OR?: OneOrMany<Where<Fields>>;
  readonly NOT?: OneOrMany<Where<Fields>>;
}

export type OneOrMany<Item> = Item | readonly Item[];
