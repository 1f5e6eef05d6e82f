import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { LocalFilter } from "../../ir/physical/local-filter.ts";
import { predicateTest } from "../key-value/test-predicate.ts";
import { canonicalRow } from "./canonical-row.ts";
import { andThen, type Operator, rowsAnswer } from "./operator.ts";

export function localFilterOperator(node: LocalFilter, input: Operator, catalog: Catalog): Operator {
  const test = predicateTest(node.predicate, modelOf(catalog, node.model));
  return {
    codec: null,
    run: (run) =>
      andThen(input.run(run), (answer) =>
        rowsAnswer(answer.rows.filter((row) => test(canonicalRow(row), run.values) === true)),
      ),
  };
}
