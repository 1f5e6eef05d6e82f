import type { RowCount } from "../../ir/logical/limit.ts";
import type { LocalLimit } from "../../ir/physical/local-limit.ts";
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
  const start = skip === null ? 0 : countOf(skip, values);
  return take === null ? rows.slice(start) : rows.slice(start, start + countOf(take, values));
}

function countOf(count: RowCount, values: readonly unknown[]): number {
  if (count.kind === "literal") return count.value;
  const value = values[count.slot];
  if (typeof value !== "number") throw new TypeError(`slot ${count.slot} holds no number of rows`);
  return value;
}
