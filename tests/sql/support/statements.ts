import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Session } from "../../../engine/driver.ts";
import { runRequest } from "../../../engine/sql/run-request.ts";
import type { SqlResult } from "../../../engine/sql/sql-client.ts";

/** Statements by hand, in the words that all dialects share. */
export async function change(session: Session, text: string, values: SqlValue[] = []): Promise<number> {
  const result = await send(session, text, "count", values);
  return result.affected;
}

export async function rows(session: Session, text: string, values: SqlValue[] = []): Promise<unknown[][]> {
  const result = await send(session, text, "rows", values);
  return result.rows.map((row) => [...row]);
}

/** The names in the table `notes`, in order. */
export async function notes(session: Session): Promise<string[]> {
  return (await rows(session, "select name from notes order by name")).map(([name]) => String(name));
}

export async function addNote(session: Session, name: string): Promise<void> {
  await change(session, `insert into notes (name) values ('${name}')`);
}

export async function createNotes(session: Session): Promise<void> {
  await change(session, "create table notes (name varchar(100) primary key)");
}

function send(
  session: Session,
  text: string,
  answer: "rows" | "count",
  values: SqlValue[],
): SqlResult | Promise<SqlResult> {
  return runRequest(
    session,
    { text, name: null, answer },
    values,
    () => {},
    null,
    (result) => result,
  );
}
