import type { CreateData } from "./create-data.ts";
import type { OrderBy } from "./order-by.ts";
import type { Capture, Select } from "./select.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";
import type { KeySpelling, TargetWhere, UniqueWhere } from "./unique-where.ts";
import type { UpdateData } from "./update-data.ts";
import type { Where } from "./where.ts";

interface Selecting<Models extends TypedModels, Model extends TypedModel, Selected> {
  /** What to return; without it, all scalars. */
  readonly select?: (Select<Models, Model> & Capture<Selected>) | undefined;
}

export interface FindUniqueArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly where: UniqueWhere<Model>;
}

export interface FindFirstArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly where?: Where<Model["fields"]>;
  readonly orderBy?: OrderBy<Model["fields"]>;
  readonly skip?: number | undefined;
}

export interface FindManyArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends FindFirstArgs<Models, Model, Selected> {
  readonly take?: number | undefined;
}

export interface CountArgs<Model extends TypedModel> {
  readonly where?: Where<Model["fields"]>;
  readonly orderBy?: OrderBy<Model["fields"]>;
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
}

export interface CreateArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly data: CreateData<Model["fields"]>;
}

export interface CreateManyArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly data: readonly CreateData<Model["fields"]>[];
}

export interface UpdateArgs<Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly where: TargetWhere<Model>;
  readonly data: UpdateData<Model["fields"]>;
}

export interface UpdateManyArgs<Model extends TypedModel> {
  /** `{}` means all rows. */
  readonly where: Where<Model["fields"]>;
  readonly data: UpdateData<Model["fields"]>;
}

/** One alternative for each key: `create` need not repeat the fields that `where` gives. */
export type UpsertArgs<Models extends TypedModels, Model extends TypedModel, Selected> = UpsertBy<
  KeySpelling<Model>,
  Models,
  Model,
  Selected
>;

type UpsertBy<Key, Models extends TypedModels, Model extends TypedModel, Selected> = Key extends {
  readonly where: infer Where;
  readonly given: infer Given;
}
  ? Upsert<Where, Given, Models, Model, Selected>
  : never;

interface Upsert<Where, Given, Models extends TypedModels, Model extends TypedModel, Selected>
  extends Selecting<Models, Model, Selected> {
  readonly where: Where;
  readonly create: CreateData<Model["fields"], Given>;
  readonly update: UpdateData<Model["fields"]>;
}

export interface DeleteArgs<Model extends TypedModel> {
  readonly where: TargetWhere<Model>;
}

export interface DeleteManyArgs<Model extends TypedModel> {
  /** `{}` means all rows. */
  readonly where: Where<Model["fields"]>;
}
