import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { SqlConnection } from "./sql-client.ts";
import type { TransactionControl } from "./transaction-control.ts";

/** The statements that begin a transaction of one dialect, one after the other. */
export type BeginStatements = (level: IsolationLevel | undefined) => readonly string[];

export const beginPostgres: BeginStatements = (level) => [
  level === undefined ? "begin" : `begin isolation level ${level}`,
];

export const beginMysql: BeginStatements = (level) =>
  level === undefined
    ? ["start transaction"]
    : [`set transaction isolation level ${level}`, "start transaction"];

/** Takes the write lock at once: a transaction that read first could not get it any more after another wrote. */
export const beginSqlite: BeginStatements = () => ["begin immediate"];

export const beginSqliteReadOnly: BeginStatements = () => ["begin"];

/** Controls transactions by statements that all dialects share, but for the first. */
export function controlByStatements(connection: SqlConnection, begin: BeginStatements): TransactionControl {
  return {
    ...savepointsByStatements(connection),
    begin: async (level) => {
      for (const text of begin(level)) await connection.command(text);
    },
    commit: async () => (await connection.command("commit")) !== "ROLLBACK",
    rollback: async () => {
      await connection.command("rollback");
    },
  };
}

/** A savepoint stays after it was rolled back to, so it is released too. */
export function savepointsByStatements(
  connection: SqlConnection,
): Pick<TransactionControl, "savepoint" | "releaseSavepoint" | "rollbackToSavepoint"> {
  return {
    savepoint: async (depth) => {
      await connection.command(`savepoint farm_${depth}`);
    },
    releaseSavepoint: async (depth) => {
      await connection.command(`release savepoint farm_${depth}`);
    },
    rollbackToSavepoint: async (depth) => {
      await connection.command(`rollback to savepoint farm_${depth}`);
      await connection.command(`release savepoint farm_${depth}`);
    },
  };
}
