import type { Field } from "../../ir/catalog.ts";
import type { ArithmeticOperator } from "./dialect.ts";
import { type Fragment, sql } from "./fragment.ts";

const OPERATORS: Readonly<Record<ArithmeticOperator, Fragment>> = {
  increment: sql` + `,
  decrement: sql` - `,
  multiply: sql` * `,
  divide: sql` / `,
};

/** For a database that divides integers towards zero and refuses a result that its type cannot hold. */
export function plainArithmetic(
  op: ArithmeticOperator,
  _field: Field,
  column: Fragment,
  value: Fragment,
): Fragment {
  return sql`${column}${OPERATORS[op]}${value}`;
}
