import { OrmError } from "../../ir/orm-error.ts";
import type { SqlSession } from "./sql-session.ts";
import { rowsOf } from "./stored-table.ts";
import type { SetUpLock } from "./table-inspection.ts";

/** Runs while no other program sets the database up. */
export async function underSetUpLock(
  session: SqlSession,
  lock: SetUpLock | null,
  setUp: () => Promise<void>,
): Promise<void> {
  if (lock === null) return setUp();
  await take(session, lock);
  try {
    await setUp();
  } catch (error) {
    // What is lost with the connection needs no release, and the first failure is the one to tell.
    await release(session, lock).catch(() => undefined);
    throw error;
  }
  await release(session, lock);
}

async function take(session: SqlSession, { take: text, isGiven }: SetUpLock): Promise<void> {
  if (isGiven === null) return run(session, text);
  const [[given] = []] = await rowsOf(session, { text, values: [] });
  if (!isGiven(given)) throw heldByAnother(session);
}

async function release(session: SqlSession, { release: text }: SetUpLock): Promise<void> {
  if (text !== null) await run(session, text);
}

async function run(session: SqlSession, text: string): Promise<void> {
  await session.run({ text, name: null, answer: "count" }, [], () => {});
}

function heldByAnother({ source }: SqlSession): OrmError {
  return new OrmError("TIMEOUT", "another program has been setting up the database for too long", {
    backendKind: source.kind,
    dialect: source.dialect,
    retryable: true,
  });
}
