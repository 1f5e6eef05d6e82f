import initSqlJs from "sql.js";
import type { OpenClient } from "./open-client";

export async function openSqlJs(): Promise<OpenClient> {
  const { Database } = await initSqlJs();
  const db = new Database();
  const sent: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (text, params) => {
    const statement = prepare(text, params);
    const bind = statement.bind.bind(statement);
    // Every run binds values, also that of a statement which was prepared long before.
    statement.bind = (values) => {
      sent.push(text);
      return bind(values);
    };
    return statement;
  };
  return { client: db, sent, close: async () => db.close() };
}
