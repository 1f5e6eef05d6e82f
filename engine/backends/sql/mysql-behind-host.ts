import { OrmError } from "../../../ir/orm-error.ts";
import { Once } from "../../sql/once.ts";
import type {
  PooledConnection,
  SqlClient,
  SqlConnection,
  SqlPool,
  SqlRequest,
} from "../../sql/sql-client.ts";
import { isConnectionLost } from "../../sql/sql-error-facts.ts";

type ErrorFacts = SqlClient["errorFacts"];

/**
 * What an application can have told the client of MySQL behind a host ORM, where no door leads to it: a
 * `typeCast` of its own, which may make anything of a cell, and to count changed rows instead of matched ones.
 * Either would make answers wrong in silence, so that it is found out before the first of them.
 */
export interface HostClientFacts {
  /** As errors name it. */
  readonly kind: string;
  /** The host passes on the client's own words, which have both counts. */
  readonly tellsBothCounts: boolean;
}

export function checkedMysql(pool: SqlPool, facts: HostClientFacts, errorFacts: ErrorFacts): SqlPool {
  const { kind, tellsBothCounts } = facts;
  const cells = new Once(isRefusal);
  const counts = new Once(isRefusal);
  const checkCells = () => cells.ensure(() => requireText(pool, kind));
  const needsCounts = (request: SqlRequest) =>
    request.answer === "count" && !tellsBothCounts && !counts.isDone;
  return {
    ...pool,
    run: async (request, values) => {
      if (!cells.isDone) await checkCells();
      if (needsCounts(request)) await counts.ensure(() => requireCounts(pool, kind, errorFacts));
      return pool.run(request, values);
    },
    acquire: async () => {
      if (!cells.isDone) await checkCells();
      if (!tellsBothCounts && !counts.isDone)
        await counts.ensure(() => requireCounts(pool, kind, errorFacts));
      return pool.acquire();
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof OrmError;
}

/** Every type that a column of our statements has there: texts, short and long, and null. */
const TEXTS: SqlRequest = {
  text: `select cast('a😀 ' as char) as c0, cast(1 as char) as c1, cast(t0.c0 as char) as c2, cast(null as char) as c3
from json_table('["a😀 "]', '$[*]' columns (c0 longtext path '$')) as t0`,
  name: null,
  answer: "rows",
};
const READ = ["a😀 ", "1", "a😀 ", null];

async function requireText(pool: SqlPool, kind: string): Promise<void> {
  const { rows } = await pool.run(TEXTS, []);
  const [row = []] = rows;
  if (row.length === READ.length && READ.every((cell, at) => cell === row[at])) return;
  throw refused(kind, "the client's typeCast reads text as something else: let it call next() for text");
}

const COUNTED = "farm_orm_counted";
/** Errors of an application that may make no temporary table: no right, no schema in use, or a server for reading. */
const FORBIDDEN: ReadonlySet<number> = new Set([1044, 1046, 1142, 1227, 1290, 1792, 1836]);

/** Updates a row of a table of its own to what it is: matched, and not changed. */
async function requireCounts(pool: SqlPool, kind: string, errorFacts: ErrorFacts): Promise<void> {
  const connection = await pool.acquire();
  let isBroken = false;
  try {
    if ((await matchedRows(connection)) !== 0) return;
  } catch (error) {
    const facts = errorFacts(error);
    // Then it is as it is by default.
    if (FORBIDDEN.has(Number(facts.originalCode))) return;
    isBroken = isConnectionLost(facts);
    throw error;
  } finally {
    connection.release(isBroken);
  }
  throw refused(kind, "the client counts changed rows instead of matched ones: leave its flag FOUND_ROWS on");
}

async function matchedRows(connection: PooledConnection): Promise<number> {
  const { control } = connection;
  await control?.begin(undefined);
  try {
    await count(connection, `create temporary table if not exists ${COUNTED} (kept int)`);
    await count(connection, `insert into ${COUNTED} values (1)`);
    const matched = await count(connection, `update ${COUNTED} set kept = 1`);
    await count(connection, `drop temporary table ${COUNTED}`);
    return matched;
  } finally {
    await tried(() => control?.rollback());
  }
}

/** What failed before says more than that this does too. */
async function tried(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch {}
}

async function count(connection: SqlConnection, text: string): Promise<number> {
  const { affected } = await connection.run({ text, name: null, answer: "count" }, []);
  return affected;
}

function refused(kind: string, why: string): OrmError {
  return new OrmError("UNSUPPORTED", why, { backendKind: kind, path: "client" });
}
