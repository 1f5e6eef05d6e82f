import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { SqlStatement } from "../../emitters/sql/sql-statement.ts";

/** The values of one run, encoded and in the order of the statement's placeholders. */
export type BindValues = (values: readonly unknown[]) => SqlValue[];

export function prepareBindings(statement: SqlStatement, dialect: Dialect): BindValues {
  const slots = statement.bindings.map((binding) => binding.slot);
  const encoders = statement.bindings.map((binding) => dialect.encoderOf(binding.form));
  return (values) => {
    const bound: SqlValue[] = [];
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      const encode = encoders[at];
      if (slot !== undefined && encode !== undefined) bound.push(encode(values[slot]));
    }
    return bound;
  };
}
