import type { FieldDefinitions, RelationDefinitions } from "../schema/model-definition.ts";
import type { AnyRelation } from "../schema/relation-definition.ts";
import type { FindManyArgs, RelatedOneArgs } from "./arguments.ts";
import type { TypedModels } from "./typed-model.ts";

/** Everything that may be selected of a model, to any depth. */
export type Select<
  Models extends TypedModels,
  Fields extends FieldDefinitions,
  Relations extends RelationDefinitions,
> = {
  readonly [Name in keyof Fields]?: boolean | undefined;
} & {
  readonly [Name in keyof Relations]?: boolean | undefined | SelectRelated<Models, Relations[Name]>;
};

type SelectRelated<Models extends TypedModels, Relation extends AnyRelation> = SelectByKind<
  Models,
  Relation["target"]
>[Relation["kind"]];

interface SelectByKind<Models extends TypedModels, Target extends keyof Models> {
  readonly belongsTo: RelatedOneArgs<Models, Target>;
  readonly hasOne: RelatedOneArgs<Models, Target>;
  readonly hasMany: FindManyArgs<Models, Target>;
  readonly manyToMany: FindManyArgs<Models, Target>;
}

/**
 * The type of a call's arguments: `Shape`, and where inference finds what was written.
 *
 * Inference looks into both branches of a condition that is not decided yet, and finds `Written`. Once
 * decided, only `Shape` is left, so what is written is checked against the model alone, and names that
 * do not exist are refused at every depth; a bare type parameter would let them pass.
 */
export type Capture<Shape, Written> = Written extends never ? Written : Shape;
