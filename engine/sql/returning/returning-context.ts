import type { Capabilities, IsolationLevel } from "../../../ir/capabilities.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Write } from "../../../ir/logical/logical-plan.ts";
import type { Column } from "../../../ir/physical/column.ts";
import type { PreparedLeaf } from "../../driver.ts";
import type { StatementContext } from "../prepare-statement.ts";
import type { TogetherContext } from "../together.ts";

/** What writes need whose result takes more than one statement. */
export interface ReturningContext extends StatementContext, TogetherContext {
  readonly capabilities: Pick<Capabilities, "returning" | "upsertByKey" | "isolationLevels" | "transactions">;
}

export type ReturningLeaf = Pick<PreparedLeaf, "text" | "run" | "roundTrips" | "roundTripsMax">;

/** For statements that look for rows which may not be there: it keeps their locks few. */
export const SEEKING_LEVEL: IsolationLevel = "read committed";

/** The write and its result in several statements; `null` where one statement does it. */
export type PrepareReturning = (
  context: ReturningContext,
  write: Write,
  columns: readonly Column[],
  catalog: Catalog,
) => ReturningLeaf | null;
