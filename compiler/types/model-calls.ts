import type { FieldDefinitions, RelationDefinitions } from "../schema/model-definition.ts";
import type { CreateData } from "./create-data.ts";
import type { OrderBy } from "./order-by.ts";
import type { Select } from "./select.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";
import type { TargetWhere, UniqueWhere, UpsertBy } from "./unique-where.ts";
import type { UpdateData } from "./update-data.ts";
import type { Where } from "./where.ts";

/**
 * The parts that the calls of one model are made of. They are entries of an interface so that each is
 * worked out when a call first mentions it, and once, however many calls and relations reach the model.
 */
export interface ModelCalls<Models extends TypedModels, Model extends TypedModel> {
  readonly models: Models;
  readonly fields: Model["fields"];
  readonly relations: Model["relations"];
  readonly select: Select<Models, Model>;
  readonly where: Where<Model["fields"]>;
  readonly uniqueWhere: UniqueWhere<Model>;
  readonly targetWhere: TargetWhere<Model>;
  readonly orderBy: OrderBy<Model["fields"]>;
  readonly createData: CreateData<Model["fields"]>;
  readonly updateData: UpdateData<Model["fields"]>;
  readonly upsert: UpsertBy<Model>;
}

/** The parts of any model. */
export interface AnyCalls {
  readonly models: TypedModels;
  readonly fields: FieldDefinitions;
  readonly relations: RelationDefinitions;
  readonly select: unknown;
  readonly where: unknown;
  readonly uniqueWhere: unknown;
  readonly targetWhere: unknown;
  readonly orderBy: unknown;
  readonly createData: unknown;
  readonly updateData: unknown;
  readonly upsert: unknown;
}
