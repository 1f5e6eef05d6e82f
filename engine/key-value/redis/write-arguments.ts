import { cellText } from "../../../emitters/key-value/cell-text.ts";
import { inPlaceSteps } from "../../../emitters/key-value/in-place-steps.ts";
import { type RecordLayout, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import { recordText } from "../../../emitters/key-value/record-text.ts";
import {
  guardSteps,
  operandOf,
  type WritePlan,
  writePlanText,
} from "../../../emitters/key-value/write-plan-text.ts";
import type { StoreWrite } from "../../../ir/physical/physical-plan.ts";
import { cellAt, cellsAt, type Values } from "../bound-values.ts";
import { newRows } from "../new-rows.ts";
import { keyNamed, targetOf } from "../store-operation.ts";

/** Records of a write: texts of new ones, or the tuples of those to be found; and the tuple if it is just one. */
interface Subjects {
  readonly texts: readonly string[];
  readonly tuple: string | null;
}

function subjectsOf(leaf: StoreWrite, layout: RecordLayout): (values: Values) => Subjects {
  const rows = newRows(leaf, layout);
  switch (leaf.kind) {
    case "keyInsert":
      return (values) => ({ texts: rows(values).map((row) => recordText(layout, row)), tuple: null });
    case "keyUpsert": {
      const key = keyNamed(layout, leaf.key);
      return (values) => {
        const [row = []] = rows(values);
        return { texts: [recordText(layout, row)], tuple: tupleOf(key, row) };
      };
    }
    default: {
      const target = targetOf(layout, leaf.target);
      return (values) => {
        const { tuples } = target(values);
        return { texts: tuples, tuple: tuples.length === 1 ? (tuples[0] ?? null) : null };
      };
    }
  }
}

/** What the write script gets with each call of a leaf: none where there is nothing to write. */
export function writeArguments(
  leaf: StoreWrite,
  plan: WritePlan,
  attempt: () => string,
): (values: Values) => readonly string[] {
  const subjects = subjectsOf(leaf, plan.layout);
  const text = writePlanText(plan);
  const inPlace = inPlaceArguments(plan);
  const addOperands = operandsOf(plan);
  return (values) => {
    const { texts, tuple } = subjects(values);
    if (texts.length === 0) return [];
    const args = [text, attempt()];
    if (inPlace === null || tuple === null) args.push("");
    else args.push(inPlace.place, tuple, ...inPlace.rest);
    args.push(String(texts.length), ...texts);
    addOperands(args, values);
    return args;
  };
}

function inPlaceArguments(
  plan: WritePlan,
): { readonly place: string; readonly rest: readonly string[] } | null {
  if (plan.operation !== "update" && plan.operation !== "upsert") return null;
  const found = inPlaceSteps(plan);
  if (found === null) return null;
  const { place, lines, steps } = found;
  return { place, rest: [String(lines.length), String(steps.length), ...lines, ...steps] };
}

function operandsOf({ guard, changes, expiry }: WritePlan): (args: string[], values: Values) => void {
  const steps = guard === null ? [] : guardSteps(guard).map(operandOf);
  const bound = expiry === null ? changes : [...changes, expiry];
  const operands = [...steps, ...bound.map(({ slot }) => ({ slot, list: false }))];
  return (args, values) => {
    for (const operand of operands) {
      if (operand === null) continue;
      if (operand.list) {
        const cells = cellsAt(values, operand.slot);
        args.push(String(cells.length), ...cells.map(cellText));
      } else args.push(cellText(cellAt(values, operand.slot)));
    }
  };
}
