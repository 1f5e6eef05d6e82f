import type { Field } from "../../ir/catalog.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import type { ArithmeticOperator, Dialect } from "../sql/dialect.ts";
import { FRACTION_DIGITS_MAX } from "../sql/fixed-decimal.ts";
import { type Fragment, sql } from "../sql/fragment.ts";
import type { MappedField, MappedModel } from "./map-model.ts";

/** Whether its column is a `DECIMAL(65, 30)`, as Prisma has them where nothing else is said. */
export function isFixedDecimal({ prisma }: MappedField): boolean {
  return prisma.type === "Decimal" && prisma.nativeType === null;
}

/** The dialect for a write, where a product has more places than its column would keep, divides it by zero. */
export function refusingLongProducts(dialect: Dialect, mapped: MappedModel, write: Write): Dialect {
  const isFixed = (name: string) => {
    const field = mapped.fields.get(name);
    return field !== undefined && isFixedDecimal(field);
  };
  const changes = "changes" in write ? write.changes : [];
  if (!changes.some(({ field, op }) => op === "multiply" && isFixed(field))) return dialect;
  const { arithmetic } = dialect.write;
  const limit = { parts: [String(FRACTION_DIGITS_MAX)] };
  return Object.freeze({
    ...dialect,
    write: Object.freeze({
      ...dialect.write,
      arithmetic: (op: ArithmeticOperator, field: Field, column: Fragment, value: Fragment) => {
        const result = arithmetic(op, field, column, value);
        if (op !== "multiply" || !isFixed(field.name)) return result;
        const product = sql`(${result})`;
        return sql`case when scale(trim_scale(${product})) > ${limit} then ${product} / 0 else ${product} end`;
      },
    }),
  });
}
