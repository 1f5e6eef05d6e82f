import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { IsolationLevel } from "../../../ir/capabilities.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { CallbackTransaction } from "../../sql/callback-transaction.ts";
import type { PooledConnection, SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import type { TransactionControl } from "../../sql/transaction-control.ts";
import type { PrismaClient } from "./prisma-client.ts";

/** A request that is more than a statement: what it does with the client that it is to run on. */
export interface PrismaRequest extends SqlRequest {
  readonly perform: (client: PrismaClient) => Promise<SqlResult>;
}

/** The client, or while a transaction is open, the client of that. */
class Place {
  readonly client: PrismaClient;
  #transaction: CallbackTransaction<PrismaClient> | null = null;
  #inside: PrismaClient | null = null;

  constructor(client: PrismaClient) {
    this.client = client;
  }

  get current(): PrismaClient {
    return this.#inside ?? this.client;
  }

  async begin(level: IsolationLevel | undefined): Promise<void> {
    const transaction = new CallbackTransaction<PrismaClient>(async (body, isolation) => {
      await this.client.$transaction?.(
        body,
        isolation === undefined ? {} : { isolationLevel: LEVELS[isolation] },
      );
    });
    this.#inside = await transaction.begin(level);
    this.#transaction = transaction;
  }

  end(): CallbackTransaction<PrismaClient> {
    const transaction = this.#transaction;
    if (transaction === null) throw new TypeError("no transaction was begun");
    this.#inside = null;
    this.#transaction = null;
    return transaction;
  }
}

const LEVELS: Readonly<Record<IsolationLevel, string>> = {
  "read uncommitted": "ReadUncommitted",
  "read committed": "ReadCommitted",
  "repeatable read": "RepeatableRead",
  serializable: "Serializable",
};

export function prismaConnection(client: PrismaClient): SqlConnection {
  const place = new Place(client);
  const command = async (text: string): Promise<null> => {
    await place.current.$executeRawUnsafe(text);
    return null;
  };
  return {
    run: (request, values) => runOn(place.current, request, values),
    command,
    control: client.$connect === undefined ? insideTransaction(command) : ownTransactions(place, command),
  };
}

/** A connection that is taken when its transaction begins, and given back by Prisma at the end of that. */
export function prismaPooledConnection(client: PrismaClient): PooledConnection {
  return { ...prismaConnection(client), release: () => undefined };
}

type Command = (text: string) => Promise<null>;

function ownTransactions(place: Place, command: Command): TransactionControl {
  return {
    begin: (level) => place.begin(level),
    commit: () => place.end().commit(),
    rollback: () => place.end().rollback(),
    ...savepoints(command),
  };
}

/** The client of a transaction that the application has begun: ours are savepoints in it. */
function insideTransaction(command: Command): TransactionControl {
  const { savepoint, releaseSavepoint, rollbackToSavepoint } = savepoints(command);
  return {
    begin: (level) => {
      if (level === undefined) return savepoint(0);
      throw new OrmError("INVALID_QUERY", "a nested transaction has the isolation level of the outer one", {
        backendKind: "prisma",
        path: "isolationLevel",
      });
    },
    commit: async () => {
      await releaseSavepoint(0);
      return true;
    },
    rollback: () => rollbackToSavepoint(0),
    ...savepoints(command),
  };
}

function savepoints(
  command: Command,
): Pick<TransactionControl, "savepoint" | "releaseSavepoint" | "rollbackToSavepoint"> {
  return {
    savepoint: async (depth) => {
      await command(`savepoint farm_${depth}`);
    },
    releaseSavepoint: async (depth) => {
      await command(`release savepoint farm_${depth}`);
    },
    rollbackToSavepoint: async (depth) => {
      await command(`rollback to savepoint farm_${depth}`);
      await command(`release savepoint farm_${depth}`);
    },
  };
}

export async function runOn(
  client: PrismaClient,
  request: SqlRequest,
  values: readonly SqlValue[],
): Promise<SqlResult> {
  if (isPrismaRequest(request)) return request.perform(client);
  return runRaw(client, request, values);
}

function isPrismaRequest(request: SqlRequest): request is PrismaRequest {
  return "perform" in request && typeof request.perform === "function";
}

/** One statement through the raw door; rows as lists, in the order of their columns. */
export async function runRaw(
  client: PrismaClient,
  { text, answer }: Pick<SqlRequest, "text" | "answer">,
  values: readonly unknown[],
): Promise<SqlResult> {
  if (answer === "count") {
    return { rows: [], affected: await client.$executeRawUnsafe(text, ...values) };
  }
  const records = await client.$queryRawUnsafe(text, ...values);
  if (!Array.isArray(records)) throw new TypeError("the raw query returned no rows");
  const rows = records.map((record: object) => Object.values(record));
  return { rows, affected: rows.length };
}
