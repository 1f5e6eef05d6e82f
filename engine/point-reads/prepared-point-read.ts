import type { Cell } from "../../ir/field-kind.ts";
import type { PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import { hydrator } from "../hydrate/hydrate.ts";
import { columnAt, kindAt } from "../operators/canonical-row.ts";
import { columnsOf } from "../operators/columns-of.ts";
import type { Operator } from "../operators/operator.ts";
import { type PrepareContext, prepare } from "../operators/prepare.ts";

/** One read for many keys of the same look-up. */
export interface PreparedPointRead {
  readonly operator: Operator;
  readonly hydrate: (row: readonly unknown[]) => unknown;
  readonly keyOf: (row: readonly unknown[]) => Cell;
}

export function preparePointRead(
  plan: PhysicalPlan,
  field: string,
  context: PrepareContext,
): PreparedPointRead {
  const { root } = plan;
  const columns = columnsOf(root);
  const operator = prepare(root, context);
  const at = columnAt(columns, field);
  const decode = operator.codec?.decode(kindAt(columns, at)) ?? canonical;
  return {
    operator,
    hydrate: hydrator(columns, plan.outputs ?? [], operator.codec, plan.model),
    keyOf: (row) => decode(row[at]),
  };
}

/** Rows without a codec hold cells already. */
function canonical(cell: unknown): Cell {
  switch (typeof cell) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
      return cell;
    default:
      return null;
  }
}
