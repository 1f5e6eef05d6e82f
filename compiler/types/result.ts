import type { FieldDefinitions, RelationDefinitions } from "../schema/model-definition.ts";
import type { AnyRelation } from "../schema/relation-definition.ts";
import type { AnyCalls } from "./model-calls.ts";
import type { NoSelect } from "./select.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";

/** All scalars of a model: what a call without `select` gives. */
export type RecordOf<Fields extends FieldDefinitions> = {
  -readonly [Name in keyof Fields]: Fields[Name]["~type"]["output"];
};

/** What a call gives that selected `Selected`. */
export type Result<Calls extends AnyCalls, Selected> = Row<
  Calls["models"],
  Calls["fields"],
  Calls["relations"],
  Selected
>;

type Row<
  Models extends TypedModels,
  Fields extends FieldDefinitions,
  Relations extends RelationDefinitions,
  Selected,
> = Selected extends Definitely
  ? Chosen<Models, Fields, Relations, Selected>
  : Selected extends NoSelect | undefined
    ? RecordOf<Fields>
    : Chosen<Models, Fields, Relations, Definite<Selected>> &
        Partial<Chosen<Models, Fields, Relations, Possible<Selected>>>;

/** Selects all that it names. */
interface Definitely {
  readonly [name: string]: true | object;
}

type Chosen<
  Models extends TypedModels,
  Fields extends FieldDefinitions,
  Relations extends RelationDefinitions,
  Selected,
> = {
  [Name in keyof Selected & string]: Name extends keyof Relations
    ? Related<Models, Fields, Relations[Name], Selected[Name]>
    : Fields[Name]["~type"]["output"];
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
  Fields extends FieldDefinitions,
  Relation extends AnyRelation,
  Asked,
> = Relation extends ToMany
  ? RelatedRow<Models, Models[Relation["target"] & keyof Models], Asked>[]
  : RelatedRow<Models, Models[Relation["target"] & keyof Models], Asked> | AbsentOne<Fields, Relation, Asked>;

interface ToMany {
  readonly kind: "hasMany" | "manyToMany";
}

type RelatedRow<Models extends TypedModels, Target extends TypedModel, Asked> = Asked extends Narrowed
  ? Row<Models, Target["fields"], Target["relations"], Asked["select"]>
  : RecordOf<Target["fields"]>;

interface Narrowed {
  readonly select: object;
}

/** `never` where the row must exist: a required key that references it, and no filter that may leave it out. */
type AbsentOne<Fields extends FieldDefinitions, Relation, Asked> = Relation extends ToParent
  ? Fields[Relation["foreignKey"]] extends RequiredKey<Relation["target"]>
    ? Asked extends Filtered
      ? null
      : never
    : null
  : null;

interface ToParent {
  readonly kind: "belongsTo";
  readonly target: string;
  readonly foreignKey: string;
}

interface RequiredKey<Target extends string> {
  readonly "~references": `${Target}.${string}`;
  readonly "~type": NotNullable;
}

interface NotNullable {
  readonly isNullable: false;
}

interface Filtered {
  readonly where: object;
}
