import type { Field } from "../../ir/catalog.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { Slot } from "../../ir/slot.ts";
import type { ArithmeticOperator, Dialect } from "../sql/dialect.ts";
import { encodeFixedDecimal, FRACTION_DIGITS_MAX } from "../sql/fixed-decimal.ts";
import { type Fragment, sql } from "../sql/fragment.ts";
import type { MappedModel } from "./map-model.ts";

/** What a write does to columns that are `DECIMAL(65, 30)`, as Prisma has them where nothing else is said. */
export interface FixedDecimals {
  /** Throws where a value of the call has more digits than they keep: the database would round it. */
  readonly check: (values: readonly unknown[]) => void;
  /** The dialect that refuses a product of more places. */
  readonly within: (dialect: Dialect) => Dialect;
}

/** `null` where the write is about none. */
export function fixedDecimalsIn(mapped: MappedModel, write: Write): FixedDecimals | null {
  const checks = givenIn(write)
    .filter(({ field }) => isFixed(mapped, field))
    .map(({ field, slot, position }) => {
      const path = `${mapped.model.name}.${field}`;
      const check = (cell: unknown) => void (typeof cell === "string" && encodeFixedDecimal(cell, path));
      return position === null
        ? (values: readonly unknown[]) => check(values[slot])
        : (values: readonly unknown[]) => rowsIn(values[slot]).forEach((row) => void check(row[position]));
    });
  if (checks.length === 0) return null;
  const isMultiplied = changesOf(write).some(({ field, op }) => op === "multiply" && isFixed(mapped, field));
  return {
    check: (values) => {
      for (const check of checks) check(values);
    },
    within: (dialect) => (isMultiplied ? refusingLongProducts(dialect, mapped) : dialect),
  };
}

function isFixed({ fields }: MappedModel, name: string): boolean {
  const prisma = fields.get(name)?.prisma;
  return prisma?.type === "Decimal" && prisma.nativeType === null;
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
  return [...assigned, ...changesOf(write)].map(({ field, slot }) => ({ field, slot, position: null }));
}

function changesOf(write: Write): readonly Change[] {
  return "changes" in write ? write.changes : [];
}

function rowsIn(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) throw new TypeError("the slot holds no rows");
  return value;
}

/** Where a product has more places than the column keeps, its quotient by zero refuses it. */
function refusingLongProducts(dialect: Dialect, mapped: MappedModel): Dialect {
  const { arithmetic } = dialect.write;
  const limit = { parts: [String(FRACTION_DIGITS_MAX)] };
  return Object.freeze({
    ...dialect,
    write: Object.freeze({
      ...dialect.write,
      arithmetic: (op: ArithmeticOperator, field: Field, column: Fragment, value: Fragment) => {
        const result = arithmetic(op, field, column, value);
        if (op !== "multiply" || !isFixed(mapped, field.name)) return result;
        const product = sql`(${result})`;
        return sql`case when scale(trim_scale(${product})) > ${limit} then ${product} / 0 else ${product} end`;
      },
    }),
  });
}
