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
import type { TypedModel, TypedModels } from "./typed-model.ts";

/** The calls of one model, explained instead of run. */
export interface ModelExplanations<Models extends TypedModels, Model extends TypedModel> {
  findUnique(args: FindUniqueArgs<Models, Model, unknown>): Explanation;
  findFirst(args?: FindFirstArgs<Models, Model, unknown>): Explanation;
  findOne(args?: FindFirstArgs<Models, Model, unknown>): Explanation;
  findMany(args?: FindManyArgs<Models, Model, unknown>): Explanation;
  count(args?: CountArgs<Model>): Explanation;
  create(args: CreateArgs<Models, Model, unknown>): Explanation;
  createMany(args: CreateManyArgs<Models, Model, unknown>): Explanation;
  update(args: UpdateArgs<Models, Model, unknown>): Explanation;
  updateMany(args: UpdateManyArgs<Model>): Explanation;
  upsert(args: UpsertArgs<Models, Model, unknown>): Explanation;
  delete(args: DeleteArgs<Model>): Explanation;
  deleteMany(args: DeleteManyArgs<Model>): Explanation;
}
