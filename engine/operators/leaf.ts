import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { KeyDelete } from "../../ir/physical/key-delete.ts";
import type { KeyUpdate } from "../../ir/physical/key-update.ts";
import type { PreparedLeaf } from "../driver.ts";
import { columnAt } from "./canonical-row.ts";
import { andThen, type Operator } from "./operator.ts";

export function leafOperator(leaf: PreparedLeaf): Operator {
  return { codec: leaf.codec, run: (run) => leaf.run(run.session, run.values, run.sent) };
}

/** A store write over rows read first: it gets their primary keys as one more value, after all slots. */
export function targetedWriteOperator(
  node: KeyUpdate | KeyDelete,
  input: Operator,
  leaf: PreparedLeaf,
  catalog: Catalog,
): Operator {
  const key = modelOf(catalog, node.model).primaryKey.map((name) => columnAt(node.columns, name));
  return {
    codec: leaf.codec,
    run: (run) =>
      andThen(input.run(run), (answer) => {
        if (answer.rows.length === 0) return answer;
        const tuples = answer.rows.map((row) => key.map((at) => row[at]));
        return leaf.run(run.session, [...run.values, tuples], run.sent);
      }),
  };
}
