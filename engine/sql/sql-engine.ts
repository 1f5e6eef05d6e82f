import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import type { PrepareReturning } from "./returning/returning-context.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";
import type { TableInspection } from "./table-inspection.ts";
import type { BeginStatements } from "./transaction-statements.ts";

/** What the engine knows of one kind of database, whatever client reaches it. */
export interface SqlEngine {
  readonly dialect: Dialect;
  readonly capabilities: Capabilities;
  readonly begin: BeginStatements;
  /** What the errors of its usual clients say. */
  readonly errorFacts: (error: unknown) => SqlErrorFacts;
  readonly inspection: TableInspection;
  /** How a write gives its result where its statement does not; `null` where every statement does. */
  readonly prepareReturning: PrepareReturning | null;
  /** Characters of values in one statement, above which the rows of an insert are sent in several. */
  readonly charactersMax: number;
  /** The connection keeps statements prepared under the names that requests carry. */
  readonly namedStatements: boolean;
}
