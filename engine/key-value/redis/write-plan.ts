import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { WritePlan } from "../../../emitters/key-value/write-plan-text.ts";
import type { StoreWrite } from "../../../ir/physical/physical-plan.ts";
import { keyNamed } from "../store-operation.ts";

/** What a leaf asks of the write script. */
export function writePlan(leaf: StoreWrite, layout: RecordLayout): WritePlan {
  const target = layout.primary;
  const { expiry } = leaf;
  switch (leaf.kind) {
    case "keyInsert":
      return { operation: "insert", layout, target, guard: null, changes: [], expiry };
    case "keyUpsert":
      return {
        operation: "upsert",
        layout,
        target: keyNamed(layout, leaf.key),
        guard: null,
        changes: leaf.changes,
        expiry,
      };
    case "keyUpdate":
    case "keyDelete":
      return {
        operation: leaf.kind === "keyUpdate" ? "update" : "delete",
        layout,
        target: leaf.target.kind === "key" ? keyNamed(layout, leaf.target.key) : target,
        guard: leaf.guard,
        changes: leaf.kind === "keyUpdate" ? leaf.changes : [],
        expiry,
      };
  }
}

/** Whether there is more to it than values as they are given. */
export function isComputed({ guard, changes, expiry, layout }: WritePlan): boolean {
  const isPlain = guard === null && expiry === null && layout.numbered.length === 0;
  return !isPlain || changes.some((change) => change.op !== "set");
}
