import type {
  CountArgs,
  CreateArgs,
  CreateManyArgs,
  DeleteArgs,
  DeleteManyArgs,
  FindFirstArgs,
  FindManyArgs,
  FindUniqueArgs,
  UpdateArgs,
  UpdateManyArgs,
  UpsertArgs,
} from "./arguments.ts";
import type { Result } from "./result.ts";
import type { TypedModel, TypedModels } from "./typed-model.ts";

/** The calls of one model. */
export interface ModelMethods<Models extends TypedModels, Model extends TypedModel> {
  /** The row of a unique key, or null. */
  findUnique<Selected>(
    args: FindUniqueArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected> | null>;
  /** The first row that the filter lets through, or null. */
  findFirst<Selected>(
    args?: FindFirstArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected> | null>;
  /** The same as `findFirst`. */
  findOne<Selected>(
    args?: FindFirstArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected> | null>;
  findMany<Selected>(
    args?: FindManyArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected>[]>;
  count(args?: CountArgs<Model>): Promise<number>;
  create<Selected>(args: CreateArgs<Models, Model, Selected>): Promise<Result<Models, Model, Selected>>;
  /** All rows or none; gives the new rows in the order of `data`. */
  createMany<Selected>(
    args: CreateManyArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected>[]>;
  /** Changes at most one row; null where none matched. */
  update<Selected>(
    args: UpdateArgs<Models, Model, Selected>,
  ): Promise<Result<Models, Model, Selected> | null>;
  /** Gives the number of rows matched. */
  updateMany(args: UpdateManyArgs<Model>): Promise<number>;
  /** Creates the row of a unique key, or updates it where it exists, in one atomic action. */
  upsert<Selected>(args: UpsertArgs<Models, Model, Selected>): Promise<Result<Models, Model, Selected>>;
  /** Deletes at most one row; gives the number of rows deleted. */
  delete(args: DeleteArgs<Model>): Promise<0 | 1>;
  /** Gives the number of rows deleted. */
  deleteMany(args: DeleteManyArgs<Model>): Promise<number>;
}
