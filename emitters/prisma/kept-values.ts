import type { Write } from "../../ir/logical/logical-plan.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Slot } from "../../ir/slot.ts";
import { encodeFixedDecimal } from "../sql/fixed-decimal.ts";
import { isFixedDecimal } from "./fixed-decimals.ts";
import type { MappedField, MappedModel } from "./map-model.ts";

/** Throws where a value of the call is one that its column would change. */
export type CheckValues = (values: readonly unknown[]) => void;

/** `null` where the columns keep, or themselves refuse, all that the write may give them. */
export function checkerOf(mapped: MappedModel, write: Write): CheckValues | null {
  const checks = givenIn(write).flatMap(({ field: name, slot, position }): readonly CheckValues[] => {
    const field = mapped.fields.get(name);
    const check = field === undefined ? null : cellCheck(mapped, field);
    if (check === null) return [];
    if (position === null) return [(values) => check(values[slot])];
    return [(values) => rowsIn(values[slot]).forEach((row) => void check(row[position]))];
  });
  if (checks.length === 0) return null;
  return (values) => {
    for (const check of checks) check(values);
  };
}

function cellCheck(mapped: MappedModel, field: MappedField): ((cell: unknown) => void) | null {
  const path = `${mapped.model.name}.${field.field.name}`;
  if (isFixedDecimal(field)) {
    return (cell) => void (typeof cell === "string" && encodeFixedDecimal(cell, path));
  }
  const length = lengthOf(field);
  return length === null ? null : (cell) => refuseLonger(cell, length, mapped, field);
}

/** PostgreSQL refuses characters that are too many, but drops them where they are spaces. */
function refuseLonger(cell: unknown, length: number, mapped: MappedModel, { field }: MappedField): void {
  if (typeof cell !== "string" || cell.length <= length || [...cell].length <= length) return;
  throw new OrmError(
    "CHECK_VIOLATION",
    `${mapped.model.name}.${field.name}: the Prisma schema keeps at most ${length} characters of it`,
    { backendKind: "prisma", meta: { model: mapped.model.name, target: [field.name] } },
  );
}

function lengthOf({ field, prisma: { nativeType } }: MappedField): number | null {
  if (field.kind !== "string" || nativeType === null) return null;
  return nativeType.arguments[0] ?? null;
}

interface Given {
  readonly field: string;
  readonly slot: Slot;
  /** In each of the rows that the slot holds. */
  readonly position: number | null;
}

function givenIn(write: Write): readonly Given[] {
  if (write.kind === "insert" && write.rows === "many") {
    const { slot } = write;
    return write.fields.map((field, position) => ({ field, slot, position }));
  }
  const assigned = "assignments" in write ? write.assignments : [];
  const changed = "changes" in write ? write.changes : [];
  return [...assigned, ...changed].map(({ field, slot }) => ({ field, slot, position: null }));
}

function rowsIn(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) throw new TypeError("the slot holds no rows");
  return value;
}
