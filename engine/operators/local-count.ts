import { andThen, type Operator } from "./operator.ts";

export function localCountOperator(input: Operator): Operator {
  return {
    codec: null,
    run: (run) => andThen(input.run(run), (answer) => ({ rows: [], count: answer.rows.length })),
  };
}
