import type { Catalog } from "../../ir/catalog.ts";
import type { StatementSubject } from "../../ir/physical/leaf-statement.ts";

/** What was being done when the error came. */
export interface SqlFaultContext extends StatementSubject {
  readonly catalog: Catalog;
}
