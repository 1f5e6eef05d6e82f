import { OrmError } from "../../../ir/orm-error.ts";
import type { PooledConnection } from "../../sql/sql-client.ts";

/** How long a call from inside a transaction waits for a connection of a pool whose size nobody tells. */
const WAIT_MS = 5_000;

/** A connection that comes too late is given back. */
export function acquireInTime(acquire: () => Promise<PooledConnection>): Promise<PooledConnection> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(waitedInsideCallback());
    }, WAIT_MS);
    const acquired = (connection: PooledConnection) => {
      clearTimeout(timer);
      if (isLate) connection.release(false);
      else resolve(connection);
    };
    const failed = (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    };
    acquire().then(acquired, failed);
  });
}

function waitedInsideCallback(): OrmError {
  return new OrmError(
    "TIMEOUT",
    "the outer orm was used inside its own transaction and got no connection, which all may be in transactions; " +
      "use the orm that the transaction's callback receives",
  );
}
