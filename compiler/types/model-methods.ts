import type {
  CountArgs,
  CreateArgs,
  CreateManyArgs,
  DeleteArgs,
  DeleteManyArgs,
  FindFirstArgs,
  FindManyArgs,
  FindUniqueArgs,
  Selecting,
  UpdateArgs,
  UpdateManyArgs,
} from "./arguments.ts";
import type { AnyCalls } from "./model-calls.ts";
import type { Result } from "./result.ts";
import type { NoSelect } from "./select.ts";

/** The calls of one model. */
export interface ModelMethods<Calls extends AnyCalls> {
  /** The row of a unique key, or null. */
  findUnique<Selected = NoSelect>(
    args: FindUniqueArgs<Calls, Selected>,
  ): Promise<Result<Calls, Selected> | null>;
  /** The first row that the filter lets through, or null. */
  findFirst<Selected = NoSelect>(
    args?: FindFirstArgs<Calls, Selected>,
  ): Promise<Result<Calls, Selected> | null>;
  /** The same as `findFirst`. */
  findOne<Selected = NoSelect>(
    args?: FindFirstArgs<Calls, Selected>,
  ): Promise<Result<Calls, Selected> | null>;
  findMany<Selected = NoSelect>(args?: FindManyArgs<Calls, Selected>): Promise<Result<Calls, Selected>[]>;
  count(args?: CountArgs<Calls>): Promise<number>;
  create<Selected = NoSelect>(args: CreateArgs<Calls, Selected>): Promise<Result<Calls, Selected>>;
  /** All rows or none; gives the new rows in the order of `data`. */
  createMany<Selected = NoSelect>(args: CreateManyArgs<Calls, Selected>): Promise<Result<Calls, Selected>[]>;
  /** Changes at most one row; null where none matched. */
  update<Selected = NoSelect>(args: UpdateArgs<Calls, Selected>): Promise<Result<Calls, Selected> | null>;
  /** Gives the number of rows matched. */
  updateMany(args: UpdateManyArgs<Calls>): Promise<number>;
  /** Creates the row of a unique key, or updates it where it exists, in one atomic action. */
  upsert<Selected = NoSelect>(
    args: Calls["upsert"] & Selecting<Calls, Selected>,
  ): Promise<Result<Calls, Selected>>;
  /** Deletes at most one row; gives the number of rows deleted. */
  delete(args: DeleteArgs<Calls>): Promise<0 | 1>;
  /** Gives the number of rows deleted. */
  deleteMany(args: DeleteManyArgs<Calls>): Promise<number>;
}
