import type { AnyRelation } from "../schema/relation-definition.ts";
import type { AnyCalls, ModelCalls } from "./model-calls.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";

/** Everything that may be selected of a model, to any depth. */
export type Select<Models extends TypedModels, Model extends TypedModel> = {
  readonly [Name in keyof Model["fields"]]?: boolean | undefined;
} & {
  readonly [Name in keyof Model["relations"]]?:
    | boolean
    | undefined
    | SelectRelated<Models, Model["relations"][Name]>;
};

type SelectRelated<Models extends TypedModels, Relation extends AnyRelation> = SelectByKind<
  ModelCalls<Models, Models[Relation["target"] & keyof Models]>
>[Relation["kind"]];

interface SelectByKind<Calls extends AnyCalls> {
  readonly belongsTo: SelectOne<Calls>;
  readonly hasOne: SelectOne<Calls>;
  readonly hasMany: SelectMany<Calls>;
  readonly manyToMany: SelectMany<Calls>;
}

interface SelectOne<Calls extends AnyCalls> {
  readonly select?: Calls["select"] | undefined;
  readonly where?: Calls["where"];
}

interface SelectMany<Calls extends AnyCalls> {
  readonly select?: Calls["select"] | undefined;
  readonly where?: Calls["where"];
  readonly orderBy?: Calls["orderBy"];
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
}

/**
 * The type of `select`: `Shape`, and where inference finds what was written for it.
 *
 * Inference looks into both branches of a condition that is not decided yet, and finds `Selected`. Once
 * decided, only `Shape` is left, so what is written is checked against the model alone, and names that
 * do not exist are refused at every depth; a bare type parameter would let them pass.
 */
export type Capture<Shape, Selected> = Selected extends never ? Selected & Shape : Shape | undefined;

/** What is captured of a call without `select`. */
export interface NoSelect {
  readonly "~none": false;
}
