import type { Explanation } from "../../ir/explanation.ts";
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
import type { TypedModels } from "./typed-model.ts";

/** The calls of one model, explained instead of run. */
export interface ModelExplanations<Models extends TypedModels, Name extends keyof Models> {
  findUnique(args: FindUniqueArgs<Models, Name>, options?: CallOptions): Explanation;
  findFirst(args?: FindFirstArgs<Models, Name>, options?: CallOptions): Explanation;
  findOne(args?: FindFirstArgs<Models, Name>, options?: CallOptions): Explanation;
  findMany(args?: FindManyArgs<Models, Name>, options?: CallOptions): Explanation;
  count(args?: CountArgs<Models, Name>, options?: CallOptions): Explanation;
  create(args: CreateArgs<Models, Name>, options?: CallOptions): Explanation;
  createMany(args: CreateManyArgs<Models, Name>, options?: CallOptions): Explanation;
  update(args: UpdateArgs<Models, Name>, options?: CallOptions): Explanation;
  updateMany(args: UpdateManyArgs<Models, Name>, options?: CallOptions): Explanation;
  upsert(args: UpsertArgs<Models, Name>, options?: CallOptions): Explanation;
  delete(args: DeleteArgs<Models, Name>, options?: CallOptions): Explanation;
  deleteMany(args: DeleteManyArgs<Models, Name>, options?: CallOptions): Explanation;
}
