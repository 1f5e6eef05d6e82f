import type { Catalog } from "../../ir/catalog.ts";

/** What was being done when the error came. */
export interface SqlFaultContext {
  readonly catalog: Catalog;
  readonly model: string;
  readonly operation: string;
  /** Fields that rows which are there already are given values of; none where it is told nowhere. */
  readonly changed?: readonly string[];
  /** Those of them whose values the database computes. */
  readonly computed?: readonly string[];
}
