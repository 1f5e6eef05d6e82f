import { PGlite } from "@electric-sql/pglite";
import type { OpenClient } from "./open-client";

export async function openPglite(): Promise<OpenClient> {
  const db = await PGlite.create();
  const sent: string[] = [];
  const query = db.query.bind(db);
  db.query = (text, params, options) => {
    sent.push(text);
    return query(text, params, options);
  };
  return { client: db, sent, close: () => db.close() };
}
