import { fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import type { Change } from "../../ir/logical/update.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { UnsupportedCall } from "../unsupported-call.ts";
import { allCells, type Planner } from "./planner.ts";
import { nestsOf } from "./split-outputs.ts";
import { unreadColumn } from "./unread-column.ts";

/** A write: one statement or one atomic action of the store, and batch fetches for the relations selected. */
export function planWrite(planner: Planner, write: Write): Physical {
  const model = modelOf(planner.catalog, write.model);
  if (write.kind === "update") refuseInexact(planner, model, write.changes, "data");
  if (write.kind === "upsert") refuseInexact(planner, model, write.changes, "update");
  if ((write.kind === "update" || write.kind === "delete") && write.target.kind === "empty") {
    const nests = write.kind === "delete" || write.returning === null ? [] : nestsOf(write.returning);
    return noRows([...allCells(model), ...nests.map((nest) => unreadColumn(planner, nest))]);
  }
  return planner.planning.write(planner, model, write);
}

function refuseInexact(planner: Planner, model: Model, changes: readonly Change[], argument: string): void {
  for (const change of changes) {
    if (change.op === "set" || fieldOf(model, change.field).kind !== "decimal") continue;
    const path = `${argument}.${change.field}.${change.op}`;
    if (change.op === "divide") throw new UnsupportedCall(path, "a decimal quotient is not exact");
    if (!planner.capabilities.decimalArithmetic) {
      throw new UnsupportedCall(path, "the backend does not compute exactly with decimals");
    }
  }
}
