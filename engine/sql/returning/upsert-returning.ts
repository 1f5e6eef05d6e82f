import type { Catalog } from "../../../ir/catalog.ts";
import { insertOne } from "../../../ir/logical/insert.ts";
import { update } from "../../../ir/logical/update.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import type { OrmError } from "../../../ir/orm-error.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent, Session } from "../../driver.ts";
import { recordFailure } from "../../transaction-failure.ts";
import { prepareStatement } from "../prepare-statement.ts";
import { refuseSeveralStatements } from "../refuse-several-statements.ts";
import { roundTripsTogether, textTogether, together } from "../together.ts";
import { newRowOf, oneRow } from "./insert-returning.ts";
import { keyOfUpsert } from "./key-of-upsert.ts";
import { type ReturningContext, type ReturningLeaf, SEEKING_LEVEL } from "./returning-context.ts";
import { rowByKey } from "./rows-by-fields.ts";
import { tryStatement } from "./try-statement.ts";
import { updateSteps } from "./update-steps.ts";

/**
 * An upsert where the database's own would take a conflict on any unique key for the one that is meant:
 * changes the row with the key, else inserts it, and where somebody was faster changes theirs. A conflict
 * after that is one on another key.
 */
export function prepareUpsertReturning(
  context: ReturningContext,
  upsert: Upsert,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const { model, changes, assignments } = upsert;
  refuseSeveralStatements(context, upsert.kind, model);
  const step = { ...context, operation: upsert.kind };
  const target = rowByKey(model, keyOfUpsert(upsert, catalog));
  const change = updateSteps(step, update(model, target, changes, null), columns, catalog);
  const insert = prepareStatement(step, pushedWrite(insertOne(model, assignments, []), null), catalog);
  const newRow = newRowOf(context, upsert, columns);

  const changed = async (
    session: Session,
    values: readonly unknown[],
    sent: Sent,
  ): Promise<Answer | null> => {
    const answer = await change.run(session, values, sent);
    return answer.rows.length === 0 ? null : answer;
  };
  const level = SEEKING_LEVEL;
  return {
    text: textTogether(context, [...change.texts.slice(0, 1), insert.request.text], level),
    // One more look-up and change where somebody inserted the key in between.
    roundTrips: roundTripsTogether(context, 2, level),
    roundTripsMax: roundTripsTogether(context, 2 + change.texts.length, level),
    run: (session, values, sent) => {
      const inSteps = async (inner: Session): Promise<Answer> => {
        const found = await changed(inner, values, sent);
        if (found !== null) return found;
        const { result, fault } = await tryStatement(insert, inner, values, sent, isTaken);
        if (result !== null) return oneRow(newRow(values, result.insertId ?? null));
        const theirs = await changed(inner, values, sent);
        if (theirs !== null) return theirs;
        recordFailure(inner, fault);
        throw fault;
      };
      return together(context, session, sent, inSteps, level);
    },
  };
}

function isTaken({ code }: OrmError): boolean {
  return code === "UNIQUE_CONSTRAINT_VIOLATION";
}
