import { type Catalog, fieldOf, type Model, modelOf } from "../../../ir/catalog.ts";
import { livePredicate } from "../../../ir/expiry.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { insertOne } from "../../../ir/logical/insert.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { type Change, type Update, update } from "../../../ir/logical/update.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import { type Column, cellColumn } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import { and } from "../../../ir/predicate/and.ts";
import { compare } from "../../../ir/predicate/compare.ts";
import { isNull } from "../../../ir/predicate/is-null.ts";
import type { Answer } from "../../driver.ts";
import { prepareStatement, type StatementContext } from "../prepare-statement.ts";
import type { PreparedStatement } from "../prepared-statement.ts";
import { newRowOf, oneRow } from "../returning/insert-returning.ts";
import { keyOfUpsert } from "../returning/key-of-upsert.ts";
import { readOne, rowByKey } from "../returning/rows-by-fields.ts";
import { slotsIn } from "../returning/slots-in.ts";
import type { DeferredSession } from "./deferred-session.ts";
import { expectChanges } from "./guard.ts";
import type { RunDeferred } from "./prepare-deferred.ts";
import { isKnownRow, unknownNumber, unknownUntilCommit } from "./unknown-until-commit.ts";

const NOTHING: Answer = Object.freeze({ rows: [], count: 0 });

/**
 * A change of one row that returns it. The row is read now, and the answer is that row with the new values;
 * the write takes it only as it was read, and undoes the transaction if somebody has changed it since.
 */
export function prepareDeferredChange(
  context: StatementContext,
  write: Update | Upsert,
  columns: readonly Column[],
  catalog: Catalog,
): RunDeferred {
  const model = modelOf(catalog, write.model);
  const models = new Set([model.name]);
  const target = write.kind === "update" ? write.target : upserted(model, write, catalog);
  const reading = columnsToRead(model, columns);
  const read = prepareStatement(context, readOne(target, reading), catalog);
  const computed = write.changes.find(({ op }) => op !== "set");
  const absent = write.kind === "update" ? null : insertAbsent(context, write, columns, catalog);
  const change = changeFound(context, model, write, reading, columns, catalog);
  return async (session, values, sent) => {
    session.refuseHeld(models);
    const [row] = (await read.run(session, values, sent)).rows;
    if (row === undefined) return absent === null ? NOTHING : absent(session, values, sent);
    if (computed !== undefined) throw unknownUntilCommit(session, "the result of arithmetic");
    return change(session, values, row);
  };
}

/** The row with the key, unless it has ended. */
function upserted(model: Model, write: Upsert, catalog: Catalog): Rows {
  const rows = rowByKey(model.name, keyOfUpsert(write, catalog));
  return write.expiry === null ? rows : filter(rows, livePredicate(model, write.expiry));
}

/** The primary key first, by which the row is written. */
function columnsToRead(model: Model, columns: readonly Column[]): readonly Column[] {
  const names = [...new Set([...model.primaryKey, ...columns.map(({ name }) => name)])];
  return names.map((name) => cellColumn(name, fieldOf(model, name).kind));
}

/** Somebody who inserts the key in the meantime makes the insert, and with it the transaction, fail. */
function insertAbsent(
  context: StatementContext,
  { model, assignments }: Upsert,
  columns: readonly Column[],
  catalog: Catalog,
): RunDeferred {
  const insert = prepareStatement(context, pushedWrite(insertOne(model, assignments, []), null), catalog);
  const newRow = newRowOf(context, { assignments }, columns);
  const isKnown = isKnownRow(assignments, columns);
  return (session, values) => {
    if (!isKnown) throw unknownNumber(session);
    session.hold({ text: insert.request.text, values: insert.bind(values), about: insert.about });
    return oneRow(newRow(values, null));
  };
}

function changeFound(
  context: StatementContext,
  model: Model,
  { kind, changes, ...write }: Update | Upsert,
  reading: readonly Column[],
  columns: readonly Column[],
  catalog: Catalog,
): (session: DeferredSession, values: readonly unknown[], row: readonly unknown[]) => Answer {
  const first = Math.max(-1, ...slotsIn({ ...write, changes })) + 1;
  const decoders = reading.map((column) => decoderOf(context, column));
  const setters = new Map(changes.map((change) => [change.field, change]));
  const statements = new Map<string, PreparedStatement>();
  const statementFor = (row: readonly unknown[]): PreparedStatement => {
    const pattern = row.map((cell) => (cell === null ? "0" : "1")).join("");
    const known = statements.get(pattern);
    if (known !== undefined) return known;
    const target = filter(
      scan(model.name),
      and(reading.map(({ name }, at) => asRead(name, row[at], first + at))),
    );
    const changing = pushedWrite(update(model.name, target, changes, null), null);
    const statement = prepareStatement({ ...context, operation: kind }, changing, catalog);
    statements.set(pattern, statement);
    return statement;
  };
  return (session, values, row) => {
    const statement = statementFor(row);
    const cells = decoders.map((decode, at) => (row[at] === null ? null : decode(row[at])));
    const given = Array.from({ length: first }, (_, slot) => values[slot]);
    const bound = statement.bind([...given, ...cells]);
    session.hold({ text: statement.request.text, values: bound, about: statement.about });
    session.hold(expectChanges(1));
    return oneRow(columns.map((column) => newCell(context, setters, values, column, reading, row)));
  };
}

function asRead(field: string, raw: unknown, slot: number) {
  return raw === null ? isNull(field, false) : compare("eq", field, slot);
}

function newCell(
  { dialect }: StatementContext,
  setters: ReadonlyMap<string, Change>,
  values: readonly unknown[],
  column: Column,
  reading: readonly Column[],
  row: readonly unknown[],
): unknown {
  const change = setters.get(column.name);
  if (change === undefined) return row[reading.findIndex(({ name }) => name === column.name)];
  if (column.kind !== "cell") throw new TypeError("a write returns fields only");
  return dialect.encoderOf({ kind: "cell", type: column.type })(values[change.slot]);
}

function decoderOf({ dialect }: StatementContext, column: Column): (raw: unknown) => unknown {
  if (column.kind !== "cell") throw new TypeError("a write returns fields only");
  return dialect.codecs[column.type].decode;
}
