import type { IndexDefinition } from "./key-definition.ts";
import type { FieldDefinitions, ModelDefinition, RelationDefinitions } from "./model-definition.ts";
import type { AnyRelation } from "./relation-definition.ts";
import type { TableName } from "./table-name.ts";

/** What keys, indexes and relations of a model with these fields must be. */
interface UniqueOver<Field> {
  readonly kind: "unique";
  readonly fields: readonly Field[];
}

interface IndexOver<Field> extends IndexDefinition<readonly string[]> {
  readonly fields: readonly Field[] & readonly string[];
}

interface RelationsOver<Field> {
  readonly [name: string]: RelationOver<Field>;
}

interface RelationOver<Field> extends AnyRelation {
  readonly "~ownField"?: Field & string;
}

/** The names of the datetime fields. */
type DatetimeOf<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends Datetime ? Name : never;
}[keyof Fields];

interface Datetime {
  readonly "~type": { readonly kind: "datetime" };
}

interface ModelInput<Fields, Relations, Key, Constraint, Expires> {
  readonly table: string | TableName;
  readonly fields: Fields;
  readonly relations?: Relations;
  readonly unique?: readonly Key[];
  readonly indexes?: readonly IndexOver<keyof Fields>[];
  /** The same as `unique` and `indexes`, written in one place. */
  readonly constraints?: {
    readonly unique?: readonly Constraint[];
    readonly indexes?: readonly IndexOver<keyof Fields>[];
  };
  /**
   * The datetime field that says when a row ends: from that instant on, no call sees it. Null is never.
   */
  readonly expires?: Expires extends DatetimeOf<Fields> ? Expires : DatetimeOf<Fields> & keyof Fields;
  readonly description?: string;
}

/** No relations. */
type None = Record<never, never>;

/** Declares a model: its table, fields, relations, keys and indexes. */
export function model<
  const Fields extends FieldDefinitions,
  const Relations extends RelationsOver<keyof Fields> = None,
  const Key extends UniqueOver<keyof Fields> = never,
  const Constraint extends UniqueOver<keyof Fields> = never,
  const Expires extends string = never,
>(
  input: ModelInput<Fields, Relations, Key, Constraint, Expires>,
): ModelDefinition<Fields, Relations, Key | Constraint, Expires>;
export function model(
  input: ModelInput<object, RelationDefinitions, unknown, unknown, string>,
): ModelDefinition<object, RelationDefinitions, unknown, string> {
  const { constraints = {} } = input;
  return Object.freeze({
    kind: "model",
    table: input.table,
    fields: Object.freeze({ ...input.fields }),
    relations: Object.freeze({ ...input.relations }),
    unique: Object.freeze([...(input.unique ?? [])]),
    indexes: Object.freeze([...(input.indexes ?? [])]),
    constraints: Object.freeze({
      unique: Object.freeze([...(constraints.unique ?? [])]),
      indexes: Object.freeze([...(constraints.indexes ?? [])]),
    }),
    expires: input.expires ?? null,
    description: input.description ?? null,
  });
}
