import type { Catalog } from "../../../ir/catalog.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import type { OrmError, OrmErrorCode } from "../../../ir/orm-error.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import { prepareStatement } from "../prepare-statement.ts";
import type { ReturningContext, ReturningLeaf } from "./returning-context.ts";
import { tryStatement } from "./try-statement.ts";
import { prepareUpsertReturning } from "./upsert-returning.ts";

/** What a row in the way makes of the statement, and what a fault of the call's own looks like. */
const REFUSALS: ReadonlySet<OrmErrorCode> = new Set<OrmErrorCode>([
  "UNIQUE_CONSTRAINT_VIOLATION",
  "CHECK_VIOLATION",
  "FOREIGN_KEY_VIOLATION",
]);

/**
 * An upsert as one statement, which the database turns into an update on a conflict on whichever unique key,
 * and which then refuses to change a row that has another value of the one that is meant. What is refused,
 * for that reason or another, is done once more step by step: that gives the row or the error that is right.
 */
export function prepareGuardedUpsert(
  context: ReturningContext,
  upsert: Upsert,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const whole = prepareStatement(context, pushedWrite(upsert, columns), catalog);
  const steps = prepareUpsertReturning(context, upsert, columns, catalog);
  return {
    text: whole.request.text,
    roundTrips: 1,
    roundTripsMax: 1 + (steps.roundTripsMax ?? 1),
    run: async (session, values, sent) => {
      const isForgiven = ({ code, retryable }: OrmError): boolean =>
        REFUSALS.has(code) || (retryable && !session.inTransaction);
      const { result } = await tryStatement(whole, session, values, sent, isForgiven);
      return result === null ? steps.run(session, values, sent) : whole.read(result);
    },
  };
}
