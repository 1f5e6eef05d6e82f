import { OrmError } from "../../../ir/orm-error.ts";
import { Once } from "../../sql/once.ts";
import type { PooledConnection, SqlConnection, SqlPool, SqlRequest } from "../../sql/sql-client.ts";

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

export function checkedMysql(pool: SqlPool, { kind, tellsBothCounts }: HostClientFacts): SqlPool {
  const cells = new Once(isRefusal);
  const counts = new Once(isRefusal);
  const checkCells = () => cells.ensure(() => requireText(pool, kind));
  const needsCounts = (request: SqlRequest) =>
    request.answer === "count" && !tellsBothCounts && !counts.isDone;
  return {
    ...pool,
    run: async (request, values) => {
      if (!cells.isDone) await checkCells();
      if (needsCounts(request)) await counts.ensure(() => requireCounts(pool, kind));
      return pool.run(request, values);
    },
    acquire: async () => {
      if (!cells.isDone) await checkCells();
      if (!tellsBothCounts && !counts.isDone) await counts.ensure(() => requireCounts(pool, kind));
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

/** Updates a row of a table of its own to what it is: matched, and not changed. */
async function requireCounts(pool: SqlPool, kind: string): Promise<void> {
  const connection = await pool.acquire();
  const matched = await matchedRows(connection).finally(() => connection.release(false));
  if (matched !== 0) return;
  throw refused(kind, "the client counts changed rows instead of matched ones: leave its flag FOUND_ROWS on");
}

/** `null` where the application may make no temporary table: then it is as it is by default. */
async function matchedRows(connection: PooledConnection): Promise<number | null> {
  const { control } = connection;
  try {
    await control?.begin(undefined);
    await count(connection, `create temporary table if not exists ${COUNTED} (kept int)`);
    await count(connection, `insert into ${COUNTED} values (1)`);
    const matched = await count(connection, `update ${COUNTED} set kept = 1`);
    await count(connection, `drop temporary table ${COUNTED}`);
    return matched;
  } catch {
    return null;
  } finally {
    await control?.rollback();
  }
}

async function count(connection: SqlConnection, text: string): Promise<number> {
  const { affected } = await connection.run({ text, name: null, answer: "count" }, []);
  return affected;
}

function refused(kind: string, why: string): OrmError {
  return new OrmError("UNSUPPORTED", why, { backendKind: kind, path: "client" });
}
