import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import type { Driver, Leaf, RowCodec } from "../../../engine/driver.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";

type Rows = readonly (readonly unknown[])[];

/** A driver that answers every leaf with prepared rows, whatever is asked. */
export function answeringDriver(
  capabilities: Capabilities,
  answer: (leaf: Leaf) => Rows,
  codec: RowCodec | null,
): Driver {
  return {
    kind: "answering",
    dialect: "prepared",
    capabilities,
    planning: statementPlanning,
    client: null,
    session: { inTransaction: false },
    prepare: (leaf) => ({
      text: leaf.kind,
      codec,
      run: () => {
        const rows = answer(leaf);
        return { rows, count: rows.length };
      },
    }),
  };
}
