import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { CallbackTransaction } from "../../sql/callback-transaction.ts";
import { namesAsValues } from "../../sql/names-as-values.ts";
import type { PooledConnection, SqlClient, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { acquireInTime } from "./acquire-in-time.ts";
import { listsOf } from "./host-rows.ts";
import { checkedMysql } from "./mysql-behind-host.ts";

/** What is used of an instance of Kysely. */
export interface Kysely {
  executeQuery(query: CompiledQuery): Promise<QueryResult>;
  connection(): { execute(body: (db: Kysely) => Promise<void>): Promise<void> };
  /** Plugins rename columns and rewrite statements, which are ours here. */
  withoutPlugins(): Kysely;
  getExecutor(): { readonly adapter: object };
}

interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  readonly query: object;
  readonly queryId: { readonly queryId: string };
}

interface QueryResult {
  readonly rows: unknown;
  readonly numAffectedRows?: bigint;
  readonly insertId?: bigint;
}

export function kyselyClient(db: Kysely, { errorFacts }: SqlEngine): SqlClient {
  const adapter = db.getExecutor().adapter.constructor.name;
  const isOne = adapter === "SqliteAdapter";
  const pool = sqlPool(db.withoutPlugins(), isOne ? 1 : Number.POSITIVE_INFINITY);
  const facts = { kind: "kysely", tellsBothCounts: false };
  return {
    kind: "kysely",
    remote: !isOne,
    handle: db,
    // Also SQLite is a pool here: Kysely lends out its one connection itself, to its own queries too.
    access: {
      kind: "pool",
      pool: adapter === "MysqlAdapter" ? namesAsValues(checkedMysql(pool, facts, errorFacts)) : pool,
    },
    errorFacts,
  };
}

function sqlPool(db: Kysely, connectionsMax: number): SqlPool {
  return {
    connectionsMax,
    inTime: acquireInTime,
    run: (request, values) => send(db, request, values),
    acquire: async (): Promise<PooledConnection> => {
      const lent = new CallbackTransaction<Kysely>((body) => db.connection().execute(body));
      const connection = await lent.begin(undefined);
      return {
        run: (request, values) => send(connection, request, values),
        command: async (text) => {
          await send(connection, { text, name: null, answer: "count" }, []);
          return null;
        },
        release: () => void lent.commit().catch(() => undefined),
      };
    },
  };
}

let queries = 0;

async function send(db: Kysely, request: SqlRequest, parameters: readonly SqlValue[]): Promise<SqlResult> {
  queries += 1;
  const result = await db.executeQuery({
    sql: request.text,
    parameters,
    query: { kind: "RawNode", sqlFragments: [request.text], parameters: [] },
    queryId: { queryId: `farm_${queries}` },
  });
  const rows = listsOf(result.rows);
  if (request.answer === "rows") return { rows, affected: rows.length };
  const { numAffectedRows, insertId } = result;
  return { rows, affected: Number(numAffectedRows ?? 0), insertId: insertId?.toString() ?? null };
}
