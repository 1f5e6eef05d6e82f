import type { Catalog } from "../../../ir/catalog.ts";
import { insertOne } from "../../../ir/logical/insert.ts";
import { update } from "../../../ir/logical/update.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import type { OrmError } from "../../../ir/orm-error.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent, Session } from "../../driver.ts";
import { recordFailure } from "../../transaction-failure.ts";
import { type PreparedStatement, prepareStatement, type StatementContext } from "../prepare-statement.ts";
import { sqlFault } from "../sql-fault.ts";
import { sqlSession } from "../sql-session.ts";
import { together } from "../together.ts";
import { newRowOf, oneRow } from "./insert-returning.ts";
import { keyAfter } from "./key-after.ts";
import { keyOfUpsert } from "./key-of-upsert.ts";
import type { ReturningContext, ReturningLeaf } from "./returning-context.ts";
import { readOne, rowByKey } from "./rows-by-fields.ts";

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
  const step: StatementContext = { ...context, operation: upsert.kind };
  const key = keyOfUpsert(upsert, catalog);
  const target = rowByKey(model, key);
  const change = prepareStatement(step, pushedWrite(update(model, target, changes, null), null), catalog);
  const read = prepareStatement(step, readOne(rowByKey(model, keyAfter(key, changes)), columns), catalog);
  const insert = prepareStatement(step, pushedWrite(insertOne(model, assignments, []), null), catalog);
  const newRow = newRowOf(context, upsert, columns);

  const changed = async (
    session: Session,
    values: readonly unknown[],
    sent: Sent,
  ): Promise<Answer | null> => {
    const { count } = await change.run(session, values, sent);
    return count === 0 ? null : read.run(session, values, sent);
  };
  return {
    text: [change, read, insert].map(({ request }) => request.text).join("; "),
    run: (session, values, sent) =>
      together(context, session, async (inner) => {
        const found = await changed(inner, values, sent);
        if (found !== null) return found;
        const result = await insertUnlessTaken(insert, inner, values, sent);
        if (result.taken === null) return oneRow(newRow(values, result.insertId));
        const theirs = await changed(inner, values, sent);
        if (theirs !== null) return theirs;
        recordFailure(inner, result.taken);
        throw result.taken;
      }),
  };
}

interface Insertion {
  readonly insertId: string | number | null;
  /** The violated unique key; the transaction goes on, as the database undoes the one statement only. */
  readonly taken: OrmError | null;
}

async function insertUnlessTaken(
  insert: PreparedStatement,
  session: Session,
  values: readonly unknown[],
  sent: Sent,
): Promise<Insertion> {
  const target = sqlSession(session);
  try {
    const { insertId = null } = await target.run(insert.request, insert.bind(values), sent);
    return { insertId, taken: null };
  } catch (error) {
    const fault = sqlFault(target.source, error, insert.about);
    if (fault.code === "UNIQUE_CONSTRAINT_VIOLATION") return { insertId: null, taken: fault };
    recordFailure(session, fault);
    throw fault;
  }
}
