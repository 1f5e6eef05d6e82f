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
  Selecting,
  UpdateArgs,
  UpdateManyArgs,
} from "./arguments.ts";
import type { AnyCalls } from "./model-calls.ts";

/** The calls of one model, explained instead of run. */
export interface ModelExplanations<Calls extends AnyCalls> {
  findUnique(args: FindUniqueArgs<Calls, unknown>): Explanation;
  findFirst(args?: FindFirstArgs<Calls, unknown>): Explanation;
  findOne(args?: FindFirstArgs<Calls, unknown>): Explanation;
  findMany(args?: FindManyArgs<Calls, unknown>): Explanation;
  count(args?: CountArgs<Calls>): Explanation;
  create(args: CreateArgs<Calls, unknown>): Explanation;
  createMany(args: CreateManyArgs<Calls, unknown>): Explanation;
  update(args: UpdateArgs<Calls, unknown>): Explanation;
  updateMany(args: UpdateManyArgs<Calls>): Explanation;
  upsert(args: Calls["upsert"] & Selecting<Calls, unknown>): Explanation;
  delete(args: DeleteArgs<Calls>): Explanation;
  deleteMany(args: DeleteManyArgs<Calls>): Explanation;
}
