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
import type { TypedModels } from "./typed-model.ts";

/** The calls of one model, explained instead of run. */
export interface ModelExplanations<Models extends TypedModels, Name extends keyof Models> {
  findUnique(args: FindUniqueArgs<Models, Name>): Explanation;
  findFirst(args?: FindFirstArgs<Models, Name>): Explanation;
  findOne(args?: FindFirstArgs<Models, Name>): Explanation;
  findMany(args?: FindManyArgs<Models, Name>): Explanation;
  count(args?: CountArgs<Models, Name>): Explanation;
  create(args: CreateArgs<Models, Name>): Explanation;
  createMany(args: CreateManyArgs<Models, Name>): Explanation;
  update(args: UpdateArgs<Models, Name>): Explanation;
  updateMany(args: UpdateManyArgs<Models, Name>): Explanation;
  upsert(args: UpsertArgs<Models, Name>): Explanation;
  delete(args: DeleteArgs<Models, Name>): Explanation;
  deleteMany(args: DeleteManyArgs<Models, Name>): Explanation;
}
