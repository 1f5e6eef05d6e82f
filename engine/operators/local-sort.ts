import type { LocalSort } from "../../ir/physical/local-sort.ts";
import { rowOrder } from "./canonical-row.ts";
import { andThen, type Operator, rowsAnswer } from "./operator.ts";

export function localSortOperator(node: LocalSort, input: Operator): Operator {
  const order = rowOrder(node.columns, node.by);
  return {
    codec: null,
    run: (run) => andThen(input.run(run), (answer) => rowsAnswer(answer.rows.slice().sort(order))),
  };
}
