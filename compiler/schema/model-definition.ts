import type { FieldType } from "../types/field-type.ts";
import type { FieldBuilder } from "./field-builder.ts";
import type { IndexDefinition, UniqueDefinition } from "./key-definition.ts";
import type { AnyRelation, RelationDefinition } from "./relation-definition.ts";
import type { TableName } from "./table-name.ts";

export interface FieldDefinitions {
  readonly [name: string]: FieldBuilder<FieldType>;
}

export interface RelationDefinitions {
  readonly [name: string]: AnyRelation;
}

export type AnyUnique = UniqueDefinition<readonly string[], string>;
export type AnyIndex = IndexDefinition<readonly string[]>;

/** A model as declared; its names are looked at together with the other models', in `defineSchema`. */
export interface ModelDefinition<Fields, Relations extends RelationDefinitions, Key, Expires> {
  readonly kind: "model";
  readonly table: string | TableName;
  readonly fields: Fields;
  readonly relations: Relations;
  readonly unique: readonly Key[];
  readonly indexes: readonly AnyIndex[];
  readonly constraints: { readonly unique: readonly Key[]; readonly indexes: readonly AnyIndex[] };
  readonly expires: Expires | null;
  readonly description: string | null;
  /** For the type checker only: the names that the relations mention. */
  readonly "~names"?: Relations[keyof Relations]["~names"];
}

/** Any model, as `defineSchema` reads it at run time. */
export type AnyModel = ModelDefinition<
  FieldDefinitions,
  Readonly<Record<string, RelationDefinition>>,
  AnyUnique,
  string
>;
