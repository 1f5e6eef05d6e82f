import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import type { Output } from "../../ir/logical/project.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical, PhysicalPlan, RecordOutput } from "../../ir/physical/physical-plan.ts";
import { planWrite } from "./plan-write.ts";
import type { Planner } from "./planner.ts";

/**
 * From what is asked to what runs, by what the backend can do: the largest part as one statement or as the
 * fewest batches of a store, the rest in local operators above.
 */
export function plan(planner: Planner, model: string, logical: LogicalPlan): PhysicalPlan {
  const callSlots = planner.slots;
  const root = planRoot(planner, logical);
  const outputs = outputsOf(logical);
  return Object.freeze({
    kind: "plan",
    root,
    result: resultOf(logical),
    outputs: outputs && recordOutputs(outputs),
    model,
    callSlots,
    now: planner.now,
    slots: planner.slots,
    strategies: Object.freeze(planner.strategies.slice()),
  });
}

function planRoot(planner: Planner, logical: LogicalPlan): Physical {
  const { planning } = planner;
  switch (logical.kind) {
    case "project":
      return planning.project(planner, logical);
    case "first":
      return planning.project(planner, logical.input);
    case "count":
      return logical.input.kind === "empty" ? noRows([]) : planning.count(planner, logical);
    case "insert":
    case "update":
    case "upsert":
    case "delete":
      return planWrite(planner, logical);
    default:
      throw new TypeError(`a call asks for records, a count or a write, not for bare ${logical.kind}`);
  }
}

function resultOf(logical: LogicalPlan): PhysicalPlan["result"] {
  switch (logical.kind) {
    case "first":
    case "upsert":
      return "row";
    case "insert":
      return logical.rows === "one" ? "row" : "rows";
    case "update":
      return logical.returning === null ? "count" : "row";
    case "count":
    case "delete":
      return "count";
    default:
      return "rows";
  }
}

function outputsOf(logical: LogicalPlan): readonly Output[] | null {
  switch (logical.kind) {
    case "project":
      return logical.outputs;
    case "first":
      return logical.input.outputs;
    case "insert":
    case "upsert":
    case "update":
      return logical.returning;
    default:
      return null;
  }
}

function recordOutputs(outputs: readonly Output[]): readonly RecordOutput[] {
  return Object.freeze(
    outputs.map((output) =>
      Object.freeze({
        name: output.name,
        outputs: output.kind === "nest" ? recordOutputs(output.plan.outputs) : null,
      }),
    ),
  );
}
