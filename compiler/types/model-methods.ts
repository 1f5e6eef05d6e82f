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
import type { CallOptions } from "./call-options.ts";
import type { Result } from "./result.ts";
import type { Capture } from "./select.ts";
import type { TypedModels } from "./typed-model.ts";

/** The calls of one model. */
export interface ModelMethods<Models extends TypedModels, Name extends keyof Models> {
  /** The row of a unique key, or null. */
  findUnique<Written>(
    args: Capture<FindUniqueArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written> | null>;
  /** The first row that the filter lets through, or null. */
  findFirst<Written>(
    args?: Capture<FindFirstArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written> | null>;
  /** The same as `findFirst`. */
  findOne<Written>(
    args?: Capture<FindFirstArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written> | null>;
  findMany<Written>(
    args?: Capture<FindManyArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written>[]>;
  count(args?: CountArgs<Models, Name>, options?: CallOptions): Promise<number>;
  create<Written>(
    args: Capture<CreateArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written>>;
  /** All rows or none; gives the new rows in the order of `data`. */
  createMany<Written>(
    args: Capture<CreateManyArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written>[]>;
  /** Changes at most one row; null where none matched. */
  update<Written>(
    args: Capture<UpdateArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written> | null>;
  /** Gives the number of rows matched. */
  updateMany(args: UpdateManyArgs<Models, Name>, options?: CallOptions): Promise<number>;
  /** Creates the row of a unique key, or updates it where it exists, in one atomic action. */
  upsert<Written>(
    args: Capture<UpsertArgs<Models, Name>, Written>,
    options?: CallOptions,
  ): Promise<Result<Models, Name, Written>>;
  /** Deletes at most one row; gives the number of rows deleted. */
  delete(args: DeleteArgs<Models, Name>, options?: CallOptions): Promise<0 | 1>;
  /** Gives the number of rows deleted. */
  deleteMany(args: DeleteManyArgs<Models, Name>, options?: CallOptions): Promise<number>;
}
