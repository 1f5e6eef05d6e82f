import type { Column } from "../../ir/physical/column.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";

/** The columns of the operator's rows; none where it gives a number. */
export function columnsOf(node: Physical): readonly Column[] {
  return "columns" in node && node.columns !== null ? node.columns : [];
}
