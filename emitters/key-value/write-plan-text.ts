import type { Cell } from "../../ir/field-kind.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { StoreExpiry } from "../../ir/physical/store-expiry.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";
import { cellText } from "./cell-text.ts";
import { positionOf, type RecordLayout, type StoredKey } from "./record-layout.ts";

export interface WritePlan {
  readonly operation: "insert" | "update" | "upsert" | "delete";
  readonly layout: RecordLayout;
  /** The key by which the records are found. */
  readonly target: StoredKey;
  readonly guard: Predicate | null;
  readonly changes: readonly Change[];
  readonly expiry: StoreExpiry | null;
}

/**
 * What the write script is told about a leaf: one entry a line, lists with their length first, positions
 * from 1 as Lua counts. The same for every call, so it is made once.
 */
export function writePlanText({ operation, layout, target, guard, changes, expiry }: WritePlan): string {
  const { model } = layout;
  const lines: (string | number)[] = [operation];
  list(lines, layout.fields, (field) => [
    layout.linePrefixes[layout.fields.indexOf(field)] ?? "",
    field.kind,
    absentText(field.fill),
  ]);
  list(lines, layout.keys, keyLines);
  list(lines, layout.indexes, keyLines);
  list(lines, layout.ordered, keyLines);
  list(lines, layout.numbered, (position) => [position + 1]);
  lines.push(layout.keys.indexOf(target) + 1);
  lines.push(expiry === null ? 0 : positionOf(model, expiry.field) + 1, String(expiry?.frees === true));
  const steps = guard === null ? [] : guardSteps(guard);
  list(lines, steps, (step) => stepLines(layout, step));
  list(lines, changes, ({ field, op }) => [positionOf(model, field) + 1, op]);
  return `${lines.join("\n")}\n`;
}

function absentText(fill: { readonly kind: string; readonly value?: Cell }): string {
  return fill.kind === "literal" && fill.value !== undefined ? cellText(fill.value) : "null";
}

function list<T>(lines: (string | number)[], items: readonly T[], linesOf: (item: T) => (string | number)[]) {
  lines.push(items.length);
  for (const item of items) lines.push(...linesOf(item));
}

function keyLines(key: StoredKey): (string | number)[] {
  return [key.escaped, key.positions.length, ...key.positions.map((position) => position + 1)];
}

/** The guard in postfix order, which is also the order of its operands. */
export function guardSteps(guard: Predicate): readonly Predicate[] {
  switch (guard.kind) {
    case "and":
    case "or":
      return [...guard.items.flatMap(guardSteps), guard];
    case "not":
      return [...guardSteps(guard.item), guard];
    default:
      return [guard];
  }
}

/** Where the operand of a step comes from; `null` for a step without one. */
export function operandOf(step: Predicate): { readonly slot: Slot; readonly list: boolean } | null {
  switch (step.kind) {
    case "compare":
    case "textMatch":
      return { slot: step.slot, list: false };
    case "inList":
      return { slot: step.slot, list: true };
    default:
      return null;
  }
}

function stepLines(layout: RecordLayout, step: Predicate): (string | number)[] {
  switch (step.kind) {
    case "constant":
      return ["constant", step.value === null ? 1 : step.value ? 2 : 0];
    case "and":
    case "or":
      return [step.kind, step.items.length];
    case "not":
      return ["not"];
    case "compare":
      return ["compare", positionOf(layout.model, step.field) + 1, step.op];
    case "textMatch":
      return ["textMatch", positionOf(layout.model, step.field) + 1, step.mode];
    case "isNull":
    case "inList":
      return [step.kind, positionOf(layout.model, step.field) + 1, String(step.negated)];
  }
}
