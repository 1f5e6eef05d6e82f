import type { CreateData } from "./create-data.ts";
import type { OrderBy } from "./order-by.ts";
import type { Select } from "./select.ts";
import type { TypedModels } from "./typed-model.ts";
import type { TargetWhere, UniqueWhere, UpsertBy } from "./unique-where.ts";
import type { UpdateData } from "./update-data.ts";
import type { Where } from "./where.ts";

// Object types and not interfaces: for the `this` of an interface, the checker would make each one again
// at every call.

export type FindUniqueArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where: UniqueWhere<Models[Name]>;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type FindFirstArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where?: Where<Models[Name]["fields"]>;
  readonly orderBy?: OrderBy<Models[Name]["fields"]>;
  readonly skip?: number | undefined;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type FindManyArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where?: Where<Models[Name]["fields"]>;
  readonly orderBy?: OrderBy<Models[Name]["fields"]>;
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type RelatedOneArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where?: Where<Models[Name]["fields"]>;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type CountArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where?: Where<Models[Name]["fields"]>;
  readonly orderBy?: OrderBy<Models[Name]["fields"]>;
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
};

export type CreateArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly data: CreateData<Models[Name]["fields"]>;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type CreateManyArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly data: readonly CreateData<Models[Name]["fields"]>[];
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type UpdateArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where: TargetWhere<Models[Name]>;
  readonly data: UpdateData<Models[Name]["fields"]>;
  /** What to return; without it, all scalars. */
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};

export type UpdateManyArgs<Models extends TypedModels, Name extends keyof Models> = {
  /** `{}` means all rows. */
  readonly where: Where<Models[Name]["fields"]>;
  readonly data: UpdateData<Models[Name]["fields"]>;
};

export type DeleteArgs<Models extends TypedModels, Name extends keyof Models> = {
  readonly where: TargetWhere<Models[Name]>;
};

export type DeleteManyArgs<Models extends TypedModels, Name extends keyof Models> = {
  /** `{}` means all rows. */
  readonly where: Where<Models[Name]["fields"]>;
};

/** One alternative for each unique key of the model. */
export type UpsertArgs<Models extends TypedModels, Name extends keyof Models> = UpsertBy<Models[Name]> & {
  readonly select?: Select<Models, Models[Name]["fields"], Models[Name]["relations"]> | undefined;
};
