import type { FieldDefinitions, RelationDefinitions } from "../schema/model-definition.ts";
import type { TypedModels } from "./typed-model.ts";

/** All scalars of a model: what a call without `select` gives. */
export type RecordOf<Fields extends FieldDefinitions> = {
  -readonly [Name in keyof Fields]: Fields[Name]["~type"]["output"];
};

/** What a call gives that was written with `Asked`: the rows of a model, or of a relation to it. */
export type Result<Models extends TypedModels, Name extends keyof Models, Asked> = Asked extends Narrowed
  ? Chosen<Models, Models[Name]["fields"], Models[Name]["relations"], Asked["select"]>
  : Asked extends Selecting
    ? Perhaps<Models, Name, Asked["select"]>
    : RecordOf<Models[Name]["fields"]>;

/** Selects, and surely all that it names: the usual case, which is decided first. */
interface Narrowed {
  readonly select: Definitely;
}

interface Definitely {
  readonly [name: string]: true | object;
}

interface Selecting {
  readonly select?: unknown;
}

/** What only the run decides: whether something is selected at all, or whether one name of it is. */
type Perhaps<Models extends TypedModels, Name extends keyof Models, Selected> = Selected extends Definitely
  ? Chosen<Models, Models[Name]["fields"], Models[Name]["relations"], Selected>
  : Selected extends object
    ? Chosen<Models, Models[Name]["fields"], Models[Name]["relations"], Definite<Selected>> &
        Partial<Chosen<Models, Models[Name]["fields"], Models[Name]["relations"], Possible<Selected>>>
    : RecordOf<Models[Name]["fields"]>;

type Chosen<
  Models extends TypedModels,
  Fields extends FieldDefinitions,
  Relations extends RelationDefinitions,
  Selected,
> = {
  -readonly [Member in keyof Selected]: Member extends keyof Fields
    ? Fields[Member]["~type"]["output"]
    : Relations[Member & string] extends ToMany
      ? Result<Models, Relations[Member & string]["target"], Selected[Member]>[]
      :
          | Result<Models, Relations[Member & string]["target"], Selected[Member]>
          | AbsentOne<
              Fields,
              Models[Relations[Member & string]["target"]]["expires"],
              Relations[Member & string],
              Selected[Member]
            >;
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

interface ToMany {
  readonly kind: "hasMany" | "manyToMany";
}

/**
 * `never` where the row must exist: a required key that references it, no filter that may leave it out, and
 * no instant at which it ends.
 */
type AbsentOne<Fields extends FieldDefinitions, Expires, Relation, Asked> = Relation extends ToParent
  ? Fields[Relation["foreignKey"]] extends RequiredKey<Relation["target"]>
    ? Asked extends Filtered
      ? null
      : [Expires] extends [null]
        ? never
        : null
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
