import type { RowCount } from "../../ir/logical/limit.ts";
import type { LocalLimit } from "../../ir/physical/local-limit.ts";
import { rowCount } from "../key-value/row-count.ts";
import { andThen, type Operator, rowsAnswer } from "./operator.ts";

export function localLimitOperator(node: LocalLimit, input: Operator): Operator {
  return {
    codec: null,
    run: (run) =>
      andThen(input.run(run), (answer) => rowsAnswer(limited(answer.rows, node.take, node.skip, run.values))),
  };
}

export function limited<T>(
  rows: readonly T[],
  take: RowCount | null,
  skip: RowCount | null,
  values: readonly unknown[],
): readonly T[] {
  if (take === null && skip === null) return rows;
  const start = skip === null ? 0 : rowCount(skip, values);
  return take === null ? rows.slice(start) : rows.slice(start, start + rowCount(take, values));
}
