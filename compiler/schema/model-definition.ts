import type { FieldType } from "../types/field-type.ts";
import type { FieldBuilder } from "./field-builder.ts";
import type { IndexDefinition, UniqueDefinition } from "./key-definition.ts";
import type { RelationDefinition } from "./relation-definition.ts";
import type { TableName } from "./table-name.ts";

export type FieldDefinitions = Readonly<Record<string, FieldBuilder<FieldType>>>;
export type RelationDefinitions = Readonly<Record<string, RelationDefinition>>;
export type AnyUnique = UniqueDefinition<readonly string[], string>;
export type AnyIndex = IndexDefinition<readonly string[]>;

/** A model as declared; its names are looked at together with the other models', in `defineSchema`. */
export interface ModelDefinition<Fields, Relations extends RelationDefinitions, Key> {
  readonly kind: "model";
  readonly table: string | TableName;
  readonly fields: Fields;
  readonly relations: Relations;
  readonly unique: readonly Key[];
  readonly indexes: readonly AnyIndex[];
  readonly constraints: { readonly unique: readonly Key[]; readonly indexes: readonly AnyIndex[] };
  readonly description: string | null;
  /** For the type checker only: the models that the relations name. */
  readonly "~targets"?: Relations[keyof Relations]["target"];
  /** For the type checker only: the fields of other models that the relations name. */
  readonly "~foreignFields"?: Relations[keyof Relations]["~fields"];
}

export type AnyModel = ModelDefinition<FieldDefinitions, RelationDefinitions, AnyUnique>;
