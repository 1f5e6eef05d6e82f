import { positionOf, type RecordLayout, type Row } from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { KeyInsert } from "../../ir/physical/key-insert.ts";
import type { StoreWrite } from "../../ir/physical/physical-plan.ts";
import type { Slot } from "../../ir/slot.ts";
import { cellAt, rowsAt, type Values } from "./bound-values.ts";

/**
 * The rows that a write may insert, in the order of the model's fields. What the call does not give is the
 * literal default or null; the fields that the store numbers stay null.
 */
export function newRows(leaf: StoreWrite, layout: RecordLayout): (values: Values) => readonly Row[] {
  if (leaf.kind === "keyInsert") return insertedRows(leaf, layout);
  if (leaf.kind !== "keyUpsert") return () => [];
  const fill = rowFill(
    layout,
    leaf.assignments.map((assignment) => assignment.field),
  );
  const slots = leaf.assignments.map((assignment) => assignment.slot);
  return (values) => [fill(cellsOf(values, slots))];
}

function insertedRows(leaf: KeyInsert, layout: RecordLayout): (values: Values) => readonly Row[] {
  const fill = rowFill(layout, leaf.fields);
  const { source } = leaf;
  if (source.kind === "rows") return (values) => rowsAt(values, source.slot).map(fill);
  return (values) => [fill(cellsOf(values, source.slots))];
}

function cellsOf(values: Values, slots: readonly Slot[]): readonly Cell[] {
  return slots.map((slot) => cellAt(values, slot));
}

function rowFill(layout: RecordLayout, fields: readonly string[]): (cells: readonly Cell[]) => Row {
  const template = absentCells(layout);
  const positions = fields.map((field) => positionOf(layout.model, field));
  return (cells) => {
    const row = template.slice();
    for (let at = 0; at < positions.length; at++) row[positions[at] ?? -1] = cells[at] ?? null;
    return row;
  };
}

function absentCells(layout: RecordLayout): Cell[] {
  return layout.fields.map((field) => (field.fill.kind === "literal" ? field.fill.value : null));
}
