import type { IndexDefinition, UniqueDefinition } from "./key-definition.ts";
import type { FieldDefinitions, ModelDefinition, RelationDefinitions } from "./model-definition.ts";
import type { BelongsTo, HasMany, HasOne, ManyToMany } from "./relation-definition.ts";
import type { TableName } from "./table-name.ts";

/** Keys over fields of this model. */
type UniqueOver<Field> = UniqueDefinition<readonly Field[] & readonly string[], string>;
type IndexOver<Field> = IndexDefinition<readonly Field[] & readonly string[]>;

/** Relations of a model with these fields. */
type RelationOver<Field> =
  | BelongsTo<string, Field & string>
  | HasOne<string, string>
  | HasMany<string, string>
  | ManyToMany<string, string, string, string>;

interface ModelInput<Fields, Relations, Key, Constraint> {
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
  readonly description?: string;
}

/** Declares a model: its table, fields, relations, keys and indexes. */
export function model<
  const Fields extends FieldDefinitions,
  const Relations extends Readonly<Record<string, RelationOver<keyof Fields>>> = Record<never, never>,
  const Key extends UniqueOver<keyof Fields> = never,
  const Constraint extends UniqueOver<keyof Fields> = never,
>(
  input: ModelInput<Fields, Relations, Key, Constraint>,
): ModelDefinition<Fields, Relations, Key | Constraint>;
export function model(
  input: ModelInput<object, RelationDefinitions, unknown, unknown>,
): ModelDefinition<object, RelationDefinitions, unknown> {
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
    description: input.description ?? null,
  });
}
