import type { Driver } from "../../engine/driver.ts";
import { postgresEngine } from "../../engine/sql/engines/postgres.ts";
import type { SqlResult } from "../../engine/sql/sql-client.ts";
import { createSqlDriver } from "../../engine/sql/sql-driver.ts";

/** What the client answers to every statement; the benchmark sets it before it runs. */
export interface Answers {
  rows: readonly (readonly unknown[])[];
}

/**
 * The driver of PostgreSQL over a pool that answers at once: what a call takes beyond the client's own
 * work is the library's.
 */
export function memoryAnswers(answers: Answers): Driver {
  const run = (): Promise<SqlResult> =>
    Promise.resolve({ rows: answers.rows, affected: answers.rows.length });
  const refuse = (): never => {
    throw new TypeError("the benchmark opens no transaction");
  };
  return createSqlDriver(
    {
      kind: "memory answers",
      handle: answers,
      access: { kind: "pool", pool: { run, acquire: refuse, connectionsMax: 1 } },
      errorFacts: refuse,
    },
    postgresEngine,
  );
}
