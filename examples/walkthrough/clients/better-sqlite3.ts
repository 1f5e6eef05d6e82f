import { UserError } from "../user-error";
import type { OpenClient } from "./open-client";

export async function openBetterSqlite3(): Promise<OpenClient> {
  const { default: Database } = await import("better-sqlite3").catch((cause: unknown) => {
    throw new UserError("better-sqlite3 could not be built when the packages were installed.", {
      cause,
    });
  });
  const sent: string[] = [];
  const verbose = (text?: unknown) => {
    // Settings of the connection are not part of a call.
    if (!String(text).startsWith("pragma")) sent.push(String(text));
  };
  const db = new Database(":memory:", { verbose });
  return {
    client: db,
    sent,
    close: async () => {
      db.close();
    },
  };
}
