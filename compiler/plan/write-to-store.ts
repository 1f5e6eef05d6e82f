import type { Model } from "../../ir/catalog.ts";
import type { Insert } from "../../ir/logical/insert.ts";
import type { Rows, Write } from "../../ir/logical/logical-plan.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import { keyDelete } from "../../ir/physical/key-delete.ts";
import { keyInsert } from "../../ir/physical/key-insert.ts";
import type { KeyTarget } from "../../ir/physical/key-target.ts";
import { keyUpdate } from "../../ir/physical/key-update.ts";
import { keyUpsert } from "../../ir/physical/key-upsert.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { chooseKeyTarget } from "./choose-key-access.ts";
import { allCells, type Planner } from "./planner.ts";
import { fetchNests, readRows } from "./read-from-store.ts";
import { nestsOf } from "./split-outputs.ts";
import { withoutLive } from "./without-live.ts";

/** A write as one atomic action of the store, with a batch fetch for each relation selected. */
export function writeToStore(planner: Planner, model: Model, write: Write): Physical {
  const physical = storeWrite(planner, model, write);
  const nests = write.kind === "delete" || write.returning === null ? [] : nestsOf(write.returning);
  return fetchNests(planner, physical, allCells(model), nests, "").physical;
}

function storeWrite(planner: Planner, model: Model, write: Write): Physical {
  switch (write.kind) {
    case "insert":
      return storeInsert(planner, model, write);
    case "update":
      return keyUpdate({ ...storeChange(planner, model, write.target), changes: write.changes });
    case "upsert":
      return storeUpsert(planner, model, write);
    case "delete":
      return keyDelete(storeChange(planner, model, write.target));
  }
}

function storeInsert(planner: Planner, model: Model, write: Insert): Physical {
  const expiry = planner.expiryOf(model);
  return write.rows === "one"
    ? keyInsert({
        model: model.name,
        fields: write.assignments.map((assignment) => assignment.field),
        source: { kind: "row", slots: write.assignments.map((assignment) => assignment.slot) },
        expiry,
        columns: allCells(model),
      })
    : keyInsert({
        model: model.name,
        fields: write.fields,
        source: { kind: "rows", slot: write.slot },
        expiry,
        columns: allCells(model),
      });
}

function storeUpsert(planner: Planner, model: Model, write: Upsert): Physical {
  return keyUpsert({
    model: model.name,
    key: write.key,
    assignments: write.assignments,
    changes: write.changes,
    expiry: planner.expiryOf(model),
    columns: allCells(model),
  });
}

/** What changing rows and removing them have in common. */
function storeChange(planner: Planner, model: Model, rows: Rows) {
  const columns = allCells(model);
  return {
    model: model.name,
    ...storeTarget(planner, model, rows),
    expiry: planner.expiryOf(model),
    columns,
  };
}

/** One record by key in one action; otherwise the rows are read first, and the filter is asked again as a guard. */
function storeTarget(
  planner: Planner,
  model: Model,
  rows: Rows,
): { readonly target: KeyTarget; readonly guard: Predicate | null } {
  if (rows.kind === "filter" && rows.input.kind === "scan") {
    const found = chooseKeyTarget(model, rows.predicate);
    if (found !== null) {
      const guard = withoutLive(planner, found.guard);
      return { target: { kind: "key", key: found.key.name, parts: found.parts }, guard };
    }
  }
  return {
    target: { kind: "input", input: readRows(planner, rows) },
    guard: withoutLive(planner, filterOf(rows)),
  };
}

function filterOf(rows: Rows): Predicate | null {
  const filters: Predicate[] = [];
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") {
    if (node.kind === "filter") filters.push(node.predicate);
    node = node.input;
  }
  const [only] = filters;
  if (only === undefined) return null;
  return filters.length === 1 ? only : and(filters);
}
