import type { Slot } from "../slot.ts";
import type { Column } from "./column.ts";
import type { LeafStatement } from "./leaf-statement.ts";

/** A pushed query or write that was emitted when the plan was made, for an application that has no emitter. */
export interface EmittedStatement {
  readonly kind: "emittedStatement";
  readonly run: LeafStatement;
  /** What is run before it, all or none: the delete of the rows that have ended and are in its way. */
  readonly before: LeafStatement | null;
  /** The rows of an insert of many, which are sent in several statements where one cannot hold them. */
  readonly rows: Slot | null;
  readonly columns: readonly Column[] | null;
}
