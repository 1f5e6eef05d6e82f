import { fieldOf } from "../../ir/catalog.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { Compare } from "../../ir/predicate/compare.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { positionOf, type RecordLayout, type StoredKey } from "./record-layout.ts";
import type { WritePlan } from "./write-plan-text.ts";

/** How a write of one record can be made in its text: see `write-in-place.ts` among the scripts. */
export interface InPlaceSteps {
  /** How the key that leads to the record begins, after what all keys of the model begin with. */
  readonly place: string;
  readonly lines: readonly string[];
  /** In the order of the operands that the whole write has. */
  readonly steps: readonly string[];
}

const COMPARISONS = { eq: "=", ne: "!", lt: "<", lte: "l", gt: ">", gte: "g" } as const;

/** `null` where entries depend on what changes, or where it takes more than a look at the lines. */
export function inPlaceSteps({ layout, target, guard, changes, expiry }: WritePlan): InPlaceSteps | null {
  if (changes.length === 0 || expiry !== null) return null;
  const tests = guard === null ? [] : conjuncts(guard);
  const steps = [
    ...tests.map((test) => comparison(layout, test)),
    ...changes.map((change) => changeStep(layout, change)),
  ].flatMap((step) => (step === null ? [] : [step]));
  if (steps.length < tests.length + changes.length) return null;
  return {
    place: target === layout.primary ? "r:" : `u:${target.escaped}:`,
    lines: target.positions.map((position) => lineStart(layout, position)),
    steps,
  };
}

function comparison(layout: RecordLayout, test: Predicate): string | null {
  if (test.kind !== "compare" || !isTextual(layout, test)) return null;
  return COMPARISONS[test.op] + lineStart(layout, positionOf(layout.model, test.field));
}

/** Equal values have equal texts; the order of numbers is that of their texts as numbers. */
function isTextual({ model }: RecordLayout, { op, field }: Compare): boolean {
  const { kind } = fieldOf(model, field);
  return op === "eq" || op === "ne" || kind === "integer" || kind === "datetime";
}

function changeStep(layout: RecordLayout, { field, op }: Change): string | null {
  const position = positionOf(layout.model, field);
  if (isEntered(layout, position)) return null;
  const line = lineStart(layout, position);
  if (op === "set") return `s${line}`;
  if (fieldOf(layout.model, field).kind !== "integer") return null;
  return op === "increment" ? `+${line}` : op === "decrement" ? `-${line}` : null;
}

/** Whether anything but the record itself says what stands there. */
function isEntered({ keys, indexes, ordered, numbered }: RecordLayout, position: number): boolean {
  const entered: readonly StoredKey[] = [...keys, ...indexes, ...ordered];
  return numbered.includes(position) || entered.some(({ positions }) => positions.includes(position));
}

/** What stands before a value in a text as this library writes it. */
function lineStart({ linePrefixes }: RecordLayout, position: number): string {
  return `${position === 0 ? "\n" : "\n,"}${linePrefixes[position] ?? ""}`;
}
