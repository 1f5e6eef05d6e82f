import type { Catalog } from "../../../ir/catalog.ts";
import { count } from "../../../ir/logical/count.ts";
import type { Delete } from "../../../ir/logical/delete.ts";
import type { Insert } from "../../../ir/logical/insert.ts";
import { type Update, update } from "../../../ir/logical/update.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { type PushedQuery, pushedQuery } from "../../../ir/physical/pushed-query.ts";
import { type PushedWrite, pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent } from "../../driver.ts";
import { prepareStatement, type StatementContext } from "../prepare-statement.ts";
import { newRowOf } from "../returning/insert-returning.ts";
import { prepareDeferredChange } from "./deferred-change.ts";
import type { DeferredSession } from "./deferred-session.ts";
import { expectChanges } from "./guard.ts";
import { modelsIn } from "./models-in.ts";
import { isKnownRow, unknownNumber } from "./unknown-until-commit.ts";

/** What a leaf does inside a transaction that holds its writes back. */
export type RunDeferred = (
  session: DeferredSession,
  values: readonly unknown[],
  sent: Sent,
) => Answer | Promise<Answer>;

export function prepareDeferred(
  context: StatementContext,
  leaf: PushedQuery | PushedWrite,
  catalog: Catalog,
): RunDeferred {
  if (leaf.kind === "pushedQuery") return deferredRead(context, leaf, catalog);
  const { write, columns } = leaf;
  switch (write.kind) {
    case "insert":
      return deferredInsert(context, write, columns, catalog);
    case "delete":
      return deferredCount(context, write, catalog);
    case "update":
      return columns === null
        ? deferredCount(context, write, catalog)
        : prepareDeferredChange(context, write, columns, catalog);
    case "upsert":
      return prepareDeferredChange(context, write, columns ?? [], catalog);
  }
}

function deferredRead(context: StatementContext, leaf: PushedQuery, catalog: Catalog): RunDeferred {
  const models = modelsIn(leaf);
  const statement = prepareStatement(context, leaf, catalog);
  return (session, values, sent) => {
    session.refuseHeld(models);
    return statement.run(session, values, sent);
  };
}

function deferredInsert(
  context: StatementContext,
  insert: Insert,
  columns: readonly Column[] | null,
  catalog: Catalog,
): RunDeferred {
  const statement = prepareStatement(context, pushedWrite(insert, null), catalog);
  const { about, request } = statement;
  const assignments =
    insert.rows === "one" ? insert.assignments : insert.fields.map((field, slot) => ({ field, slot }));
  const newRow = newRowOf(context, { assignments }, columns ?? []);
  const isKnown = isKnownRow(assignments, columns ?? []);
  return (session, values) => {
    if (!isKnown) throw unknownNumber(session);
    session.hold({ text: request.text, values: statement.bind(values), about });
    const given = insert.rows === "one" ? [values] : rowsIn(values[insert.slot]);
    const rows = given.map((row) => newRow(row, null));
    return { rows, count: rows.length };
  };
}

/** The number of rows is counted now, and checked when the write happens. */
function deferredCount(context: StatementContext, write: Update | Delete, catalog: Catalog): RunDeferred {
  const changing = write.kind === "delete" ? write : update(write.model, write.target, write.changes, null);
  const statement = prepareStatement(context, pushedWrite(changing, null), catalog);
  const { about, request } = statement;
  const query = pushedQuery({
    query: count(write.target),
    columns: [],
    single: true,
    partitionBy: null,
    nests: {},
  });
  const counting = prepareStatement(context, query, catalog);
  const models = modelsIn(query);
  return async (session, values, sent) => {
    session.refuseHeld(models);
    const matched = await counting.run(session, values, sent);
    session.hold({ text: request.text, values: statement.bind(values), about });
    session.hold(expectChanges(matched.count));
    return { rows: [], count: matched.count };
  };
}

function rowsIn(value: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("the slot holds no rows");
}
