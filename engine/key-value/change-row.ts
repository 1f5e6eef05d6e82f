import { positionOf, type RecordLayout, type Row } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { Change } from "../../ir/logical/update.ts";
import { cellAt, type Values } from "./bound-values.ts";
import { changedNumber } from "./number-change.ts";
import { outOfRange } from "./violation.ts";

export type ChangeRow = (row: Row, values: Values) => Row;

/** The changes as one function: the changed row, every result computed from the row as it was. */
export function rowChange(layout: RecordLayout, changes: readonly Change[], backend: string): ChangeRow {
  const steps = changes.map((change) => ({ ...change, at: positionOf(layout.model, change.field) }));
  return (row, values) => {
    const changed: Cell[] = row.slice();
    for (const { at, op, slot, field } of steps) {
      const stored = row[at] ?? null;
      const operand = cellAt(values, slot);
      if (op === "set") changed[at] = operand;
      else if (stored !== null) {
        const result = changedNumber(op, stored, operand);
        if (result === null) throw outOfRange(backend, layout.model.name, field);
        changed[at] = result;
      }
    }
    return changed;
  };
}
