import type { IsolationLevel } from "../../../ir/capabilities.ts";
import type { PreparedLeaf } from "../../driver.ts";
import type { StatementContext } from "../prepare-statement.ts";
import type { TogetherContext } from "../together.ts";

/** What writes need whose result takes more than one statement. */
export interface ReturningContext extends StatementContext, TogetherContext {}

export type ReturningLeaf = Pick<PreparedLeaf, "text" | "run" | "roundTrips" | "roundTripsMax">;

/** For statements that look for rows which may not be there: it keeps their locks few. */
export const SEEKING_LEVEL: IsolationLevel = "read committed";
