import type { Nullable, References } from "../schema/field-builder.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { RelationDefinition } from "../schema/relation-definition.ts";
import type { Output } from "./field-value.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";

/** All scalars of a model: what a call without `select` gives. */
export type RecordOf<Fields extends FieldDefinitions> = {
  -readonly [Name in keyof Fields]: Output<Fields[Name]>;
};

/** What a call gives that selected `Selected`; `unknown` and `undefined` stand for no `select`. */
export type Result<Models extends TypedModels, Model extends TypedModel, Selected> = [Selected] extends [
  object,
]
  ? Selected[keyof Selected] extends true | object
    ? Chosen<Models, Model, Selected>
    : Chosen<Models, Model, Definite<Selected>> & Partial<Chosen<Models, Model, Possible<Selected>>>
  : RecordOf<Model["fields"]>;

type Chosen<Models extends TypedModels, Model extends TypedModel, Selected> = {
  -readonly [Name in keyof Selected]: Name extends keyof Model["fields"]
    ? Output<Model["fields"][Name]>
    : Name extends keyof Model["relations"]
      ? Related<Models, Model["fields"], Model["relations"][Name], Selected[Name]>
      : never;
};

/** Entries that are surely selected. */
type Definite<Selected> = {
  [Name in keyof Selected as Selected[Name] extends true | object ? Name : never]: Selected[Name];
};

/** Entries of which only the run decides: those that are `boolean` or may be undefined. */
type Possible<Selected> = {
  [Name in keyof Selected as Selected[Name] extends true | object
    ? never
    : Selected[Name] extends false | undefined
      ? never
      : Name]: Exclude<Selected[Name], false | undefined>;
};

type Related<
  Models extends TypedModels,
  Own extends FieldDefinitions,
  Relation extends RelationDefinition,
  Asked,
> = RelatedByKind<
  Result<Models, Models[Relation["target"] & keyof Models], SelectIn<Asked>>,
  Own,
  Relation,
  Asked
>[Relation["kind"]];

type SelectIn<Asked> = Asked extends { readonly select: infer Selected } ? Selected : undefined;

interface RelatedByKind<Row, Own, Relation, Asked> {
  readonly belongsTo: Row | AbsentTarget<Own, Relation, Asked>;
  readonly hasOne: Row | null;
  readonly hasMany: Row[];
  readonly manyToMany: Row[];
}

/** `never` where the row must exist: a required key that references it, and no filter that may leave it out. */
type AbsentTarget<Own, Relation, Asked> = Relation extends {
  readonly target: infer Target extends string;
  readonly foreignKey: infer Key extends keyof Own;
}
  ? Own[Key] extends Nullable
    ? null
    : Own[Key] extends References<`${Target}.${string}`>
      ? Asked extends { readonly where: object }
        ? null
        : never
      : null
  : null;
