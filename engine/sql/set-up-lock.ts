import { OrmError } from "../../ir/orm-error.ts";
import type { SqlSession } from "./sql-session.ts";
import { rowsOf } from "./stored-table.ts";
import type { InspectionQuery, SetUpLock } from "./table-inspection.ts";

/**
 * Runs while no other program sets up any of the schemas, whose locks are taken in one order, so that no two
 * programs wait for each other.
 */
export async function underSetUpLock(
  session: SqlSession,
  lock: SetUpLock | null,
  schemas: readonly (string | null)[],
  setUp: () => Promise<void>,
): Promise<void> {
  if (lock === null) return setUp();
  const names = lock.isBySchema ? schemas.map((schema) => (schema ?? "").toLowerCase()) : [""];
  const nested = [...new Set(names)]
    .sort()
    .reverse()
    .reduce((inner, name) => () => holding(session, lock, name, inner), setUp);
  return nested();
}

async function holding(
  session: SqlSession,
  lock: SetUpLock,
  name: string,
  setUp: () => Promise<void>,
): Promise<void> {
  await take(session, lock, name);
  try {
    await setUp();
  } catch (error) {
    // What is lost with the connection needs no release, and the first failure is the one to tell.
    await release(session, lock, name).catch(() => undefined);
    throw error;
  }
  await release(session, lock, name);
}

async function take(session: SqlSession, { take, isGiven }: SetUpLock, name: string): Promise<void> {
  if (isGiven === null) return run(session, take(name));
  const [[given] = []] = await rowsOf(session, take(name));
  if (!isGiven(given)) throw heldByAnother(session);
}

async function release(session: SqlSession, { release }: SetUpLock, name: string): Promise<void> {
  if (release !== null) await run(session, release(name));
}

async function run(session: SqlSession, { text, values }: InspectionQuery): Promise<void> {
  await session.run({ text, name: null, answer: "count" }, values, () => {});
}

function heldByAnother({ source }: SqlSession): OrmError {
  return new OrmError("TIMEOUT", "another program has been setting up the database for too long", {
    backendKind: source.kind,
    dialect: source.dialect,
    retryable: true,
  });
}
