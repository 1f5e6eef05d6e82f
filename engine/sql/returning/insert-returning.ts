import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import { type Insert, type InsertMany, type InsertOne, insertOne } from "../../../ir/logical/insert.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent, Session } from "../../driver.ts";
import { prepareStatement, type StatementContext } from "../prepare-statement.ts";
import type { PreparedStatement } from "../prepared-statement.ts";
import { refuseSeveralStatements } from "../refuse-several-statements.ts";
import { runRequest } from "../run-request.ts";
import type { SqlResult } from "../sql-client.ts";
import { roundTripsTogether, textTogether, together } from "../together.ts";
import type { ReturningContext, ReturningLeaf } from "./returning-context.ts";

/** Encodes the columns of a new row; the id that the database gave stands where no value was given. */
export type NewRow = (values: readonly unknown[], insertId: SqlValue) => readonly SqlValue[];

/**
 * An insert. Every cell of the new row is known, as fields are filled before and stored exactly, so what
 * the database would return is what was sent, and the id that it counted.
 */
export function prepareInsertReturning(
  context: ReturningContext,
  insert: Insert,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  if (insert.rows === "one") return insertRow(context, insert, columns, catalog);
  const isNumbered = columns.some(({ name }) => !insert.fields.includes(name));
  if (isNumbered) return insertEach(context, insert, columns, catalog);
  return insertRows(context, insert, columns, catalog);
}

function insertRow(
  context: ReturningContext,
  insert: InsertOne,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const statement = prepareStatement(context, pushedWrite(insert, null), catalog);
  const newRow = newRowOf(context, insert, columns);
  return {
    text: statement.request.text,
    run: (session, values, sent) =>
      runWith(statement, session, values, sent, ({ insertId = null }) => oneRow(newRow(values, insertId))),
  };
}

function insertRows(
  context: ReturningContext,
  insert: InsertMany,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const statement = prepareStatement(context, pushedWrite(insert, null), catalog);
  const assignments = insert.fields.map((field, slot) => ({ field, slot }));
  const newRow = newRowOf(context, { assignments }, columns);
  return {
    text: statement.request.text,
    run: (session, values, sent) =>
      runWith(statement, session, values, sent, () => {
        const rows = rowsIn(values[insert.slot]).map((row) => newRow(row, null));
        return { rows, count: rows.length };
      }),
  };
}

/** Rows that the database numbers, one statement each: of many at once it tells the first number only. */
function insertEach(
  context: ReturningContext,
  insert: InsertMany,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  refuseSeveralStatements(context, insert.kind, insert.model);
  const assignments = insert.fields.map((field, slot) => ({ field, slot }));
  const one = insertRow(context, insertOne(insert.model, assignments, []), columns, catalog);
  return {
    text: textTogether(context, [one.text]),
    // Of one row; each further row is one more.
    roundTrips: roundTripsTogether(context, 1),
    run: (session, values, sent) =>
      together(context, session, sent, async (inner) => {
        const rows: (readonly unknown[])[] = [];
        for (const row of rowsIn(values[insert.slot])) {
          rows.push(...(await one.run(inner, row, sent)).rows);
        }
        return { rows, count: rows.length };
      }),
  };
}

export function newRowOf(
  { dialect }: StatementContext,
  { assignments }: Pick<InsertOne | Upsert, "assignments">,
  columns: readonly Column[],
): NewRow {
  const cells = columns.map((column) => {
    if (column.kind !== "cell") throw new TypeError("a write returns fields only");
    const slot = assignments.find(({ field }) => field === column.name)?.slot;
    return { slot, encode: dialect.encoderOf({ kind: "cell", type: column.type }) };
  });
  return (values, insertId) =>
    cells.map(({ slot, encode }) => (slot === undefined ? insertId : encode(values[slot])));
}

export function oneRow(row: readonly unknown[]): Answer {
  return { rows: [row], count: 1 };
}

function runWith(
  statement: PreparedStatement,
  session: Session,
  values: readonly unknown[],
  sent: Sent,
  read: (result: SqlResult) => Answer,
): Answer | Promise<Answer> {
  return runRequest(session, statement.request, statement.bind(values), sent, statement.about, read);
}

function rowsIn(value: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("the slot holds no rows");
}
