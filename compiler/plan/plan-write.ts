import { fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import type { Delete } from "../../ir/logical/delete.ts";
import type { Insert } from "../../ir/logical/insert.ts";
import type { Rows, Write } from "../../ir/logical/logical-plan.ts";
import { fieldOutput, type Output } from "../../ir/logical/project.ts";
import type { Change, Update } from "../../ir/logical/update.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import { keyDelete } from "../../ir/physical/key-delete.ts";
import { keyInsert } from "../../ir/physical/key-insert.ts";
import type { KeyTarget } from "../../ir/physical/key-target.ts";
import { keyUpdate } from "../../ir/physical/key-update.ts";
import { keyUpsert } from "../../ir/physical/key-upsert.ts";
import { noRows } from "../../ir/physical/no-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { pushedWrite } from "../../ir/physical/pushed-write.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { UnsupportedCall } from "../unsupported-call.ts";
import { chooseKeyTarget } from "./choose-key-access.ts";
import { linkOf } from "./nest-to-batch-fetch.ts";
import { allCells, cellsOf, type Planner } from "./planner.ts";
import { withFetches } from "./push-query.ts";
import { fetchNests, readRows } from "./read-from-store.ts";
import { distinct, fieldNames, nestsOf } from "./split-outputs.ts";
import { unreadColumn } from "./unread-column.ts";
import { withoutLive } from "./without-live.ts";

/** A write: one statement or one atomic action of the store, and batch fetches for the relations selected. */
export function planWrite(planner: Planner, write: Write): Physical {
  const model = modelOf(planner.catalog, write.model);
  if (write.kind === "update") refuseInexact(planner, model, write.changes, "data");
  if (write.kind === "upsert") refuseInexact(planner, model, write.changes, "update");
  if ((write.kind === "update" || write.kind === "delete") && write.target.kind === "empty") {
    const nests = write.kind === "delete" || write.returning === null ? [] : nestsOf(write.returning);
    return noRows([...allCells(model), ...nests.map((nest) => unreadColumn(planner, nest))]);
  }
  return planner.capabilities.pushedQueries
    ? pushWrite(planner, model, write)
    : writeToStore(planner, model, write);
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

function pushWrite(planner: Planner, model: Model, write: Write): Physical {
  const returning = write.kind === "delete" ? null : write.returning;
  if (returning === null) return pushedWrite(write, null);
  const nests = nestsOf(returning);
  const hidden = nests.flatMap((nest) => linkOf(nest)?.from ?? []);
  const fields = distinct([...fieldNames(returning), ...hidden]);
  const columns = cellsOf(model, fields.length === 0 ? model.primaryKey : fields);
  const outputs = columns.map((column) => fieldOutput(column.name));
  const pushed = pushedWrite(returningFields(write, outputs), columns);
  const fetched = nests.map((nest) => {
    planner.choose(nest.name, "batch", "read after the write, for all written rows at once");
    return { nest, path: nest.name, at: [] };
  });
  return withFetches(planner, pushed, columns, fetched).physical;
}

function returningFields(write: Write, outputs: readonly Output[]): Write {
  return write.kind === "delete"
    ? write
    : Object.freeze({ ...write, returning: Object.freeze(outputs.slice()) });
}

function writeToStore(planner: Planner, model: Model, write: Write): Physical {
  const physical = storeWrite(planner, model, write);
  const nests = write.kind === "delete" || write.returning === null ? [] : nestsOf(write.returning);
  return fetchNests(planner, physical, allCells(model), nests, "").physical;
}

function storeWrite(planner: Planner, model: Model, write: Write): Physical {
  switch (write.kind) {
    case "insert":
      return storeInsert(planner, model, write);
    case "update":
      return storeUpdate(planner, model, write);
    case "upsert":
      return storeUpsert(planner, model, write);
    case "delete":
      return storeDelete(planner, model, write);
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

function storeUpdate(planner: Planner, model: Model, write: Update): Physical {
  const { target, guard } = storeTarget(planner, model, write.target);
  return keyUpdate({
    model: model.name,
    target,
    guard,
    changes: write.changes,
    expiry: planner.expiryOf(model),
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

function storeDelete(planner: Planner, model: Model, write: Delete): Physical {
  const { target, guard } = storeTarget(planner, model, write.target);
  return keyDelete({
    model: model.name,
    target,
    guard,
    expiry: planner.expiryOf(model),
    columns: allCells(model),
  });
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
