import type { AnyUnique, FieldDefinitions, RelationDefinitions } from "../schema/model-definition.ts";

/** A model, as far as the types of calls and results are concerned. */
export interface TypedModel {
  readonly fields: FieldDefinitions;
  readonly relations: RelationDefinitions;
  readonly unique: readonly AnyUnique[];
  readonly expires: string | null;
}

export interface TypedModels {
  readonly [name: string]: TypedModel;
}
