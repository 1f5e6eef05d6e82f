import type { Unique } from "../schema/field-builder.ts";
import type { UniqueDefinition } from "../schema/key-definition.ts";
import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { CreateData } from "./create-data.ts";
import type { TypedModel } from "./typed-model.ts";
import type { UpdateData } from "./update-data.ts";
import type { Where } from "./where.ts";

/** Exactly one unique key: an id, a unique field, or a compound key, nested or flat. */
export type UniqueWhere<Model extends TypedModel> = KeySpelling<Model>["where"];

/** Each way to name one row, with the fields that it gives. */
export type KeySpelling<Model extends TypedModel> =
  | FieldSpelling<Model, UniqueFieldName<Model["fields"]>>
  | CompoundSpelling<Model, Model["unique"][number]>;

type UniqueFieldName<Fields extends FieldDefinitions> = {
  [Name in keyof Fields]: Fields[Name] extends Unique ? Name : never;
}[keyof Fields];

type FieldSpelling<Model extends TypedModel, Name> = Name extends keyof Model["fields"]
  ? Spelling<{ readonly [Key in Name]: KeyValue<Model, Name> }, Model, Name>
  : never;

type CompoundSpelling<Model extends TypedModel, Key> =
  Key extends UniqueDefinition<infer Fields, infer Name>
    ? Fields[number] extends keyof Model["fields"]
      ?
          | Spelling<{ readonly [Field in Fields[number]]: KeyValue<Model, Field> }, Model, Fields[number]>
          | (Fields extends readonly [string]
              ? never
              : Spelling<NestedKey<Model, Fields[number], Name>, Model, Fields[number]>)
      : never
    : never;

type NestedKey<Model extends TypedModel, Field extends string, Name extends string> = {
  readonly [Key in Name]: { readonly [Part in Field]: KeyValue<Model, Part> };
};

type KeyValue<
  Model extends TypedModel,
  Name extends keyof Model["fields"],
> = Model["fields"][Name]["~type"]["key"];

interface Spelling<Entries, Model extends TypedModel, Given> {
  readonly where: Entries & { readonly [Name in Exclude<KeyEntry<Model>, keyof Entries>]?: never };
  readonly given: Given;
}

/** Every name that can stand in a key. */
type KeyEntry<Model extends TypedModel> = keyof Model["fields"] | CompoundName<Model["unique"][number]>;

type CompoundName<Key> =
  Key extends UniqueDefinition<readonly [string, string, ...string[]], infer Name> ? Name : never;

/** The `where` of a write to one row: filters, among which a compound key may stand nested. */
export type TargetWhere<Model extends TypedModel> = Where<Model["fields"]> & NestedKeys<Model>;

type NestedKeys<Model extends TypedModel> = {
  readonly [Key in Model["unique"][number] as CompoundName<Key>]?: {
    readonly [Part in FieldsOf<Key> & keyof Model["fields"]]: KeyValue<Model, Part>;
  };
};

type FieldsOf<Key> = Key extends UniqueDefinition<infer Fields, string> ? Fields[number] : never;

/** One alternative for each key: `create` need not repeat the fields that `where` gives. */
export type UpsertBy<Model extends TypedModel> = UpsertByKey<KeySpelling<Model>, Model["fields"]>;

type UpsertByKey<Key, Fields extends FieldDefinitions> = Key extends {
  readonly where: infer Where;
  readonly given: infer Given;
}
  ? Upsert<Where, Given, Fields>
  : never;

interface Upsert<Where, Given, Fields extends FieldDefinitions> {
  readonly where: Where;
  readonly create: CreateData<Fields, Given>;
  readonly update: UpdateData<Fields>;
}
