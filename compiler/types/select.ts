import type { RelationDefinition } from "../schema/relation-definition.ts";
import type { OrderBy } from "./order-by.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";
import type { Where } from "./where.ts";

/** Everything that may be selected of a model, to any depth. */
export type Select<Models extends TypedModels, Model extends TypedModel> = {
  readonly [Name in keyof Model["fields"]]?: boolean | undefined;
} & {
  readonly [Name in keyof Model["relations"]]?:
    | boolean
    | undefined
    | SelectRelated<Models, Model["relations"][Name]>;
};

type SelectRelated<Models extends TypedModels, Relation extends RelationDefinition> = SelectByKind<
  Models,
  Models[Relation["target"] & keyof Models]
>[Relation["kind"]];

interface SelectByKind<Models extends TypedModels, Target extends TypedModel> {
  readonly belongsTo: SelectOne<Models, Target>;
  readonly hasOne: SelectOne<Models, Target>;
  readonly hasMany: SelectMany<Models, Target>;
  readonly manyToMany: SelectMany<Models, Target>;
}

interface SelectOne<Models extends TypedModels, Target extends TypedModel> {
  readonly select?: Select<Models, Target> | undefined;
  readonly where?: Where<Target["fields"]>;
}

interface SelectMany<Models extends TypedModels, Target extends TypedModel>
  extends SelectOne<Models, Target> {
  readonly orderBy?: OrderBy<Target["fields"]>;
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
}

/**
 * Where inference finds what was written for `select`. It resolves to `unknown`, so what is written is
 * checked against {@link Select} alone, and names that do not exist are refused at every depth; a bare
 * type parameter would let them pass.
 */
export type Capture<Selected> = [Selected] extends [never] ? Selected : unknown;
