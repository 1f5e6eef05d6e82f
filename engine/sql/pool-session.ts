import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { Sent } from "../driver.ts";
import type { Interruption } from "../interruption.ts";
import { outerInsideCallback } from "../lane.ts";
import { isInsideTransaction } from "../transaction-scope.ts";
import { runCancellable } from "./run-cancellable.ts";
import type { PooledConnection, SqlPool, SqlRequest, SqlResult } from "./sql-client.ts";
import { isConnectionLost } from "./sql-error-facts.ts";
import { type SqlFaultSource, sqlFault } from "./sql-fault.ts";
import { SqlSession } from "./sql-session.ts";
import type { TransactionControl } from "./transaction-control.ts";

export interface PoolPlace {
  readonly pool: SqlPool;
  readonly handle: object;
  readonly source: SqlFaultSource;
  readonly controlOf: (connection: PooledConnection) => TransactionControl;
}

export interface Reservation {
  readonly connection: PooledConnection;
  readonly giveBack: (broken: boolean) => void;
}

/** How many transactions have, or wait for, a connection of the pool. */
interface Holds {
  count: number;
}

const holdsByPool = new WeakMap<object, Holds>();

/** A pool: each call takes any connection, each transaction one for itself. */
export class PoolSession extends SqlSession {
  readonly inTransaction = false;
  readonly isOver = false;
  readonly place: PoolPlace;
  readonly #holds: Holds;

  constructor(place: PoolPlace) {
    super();
    this.place = place;
    this.#holds = holdsOf(place.handle);
  }

  get source(): SqlFaultSource {
    return this.place.source;
  }

  get handle(): object {
    return this.place.handle;
  }

  run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): Promise<SqlResult> {
    this.#refuseDeadlock();
    const { interruption } = sent;
    if (interruption !== undefined || this.#mayWaitForItself()) {
      return this.#runOnOne(request, values, sent, interruption);
    }
    sent(request.text);
    return this.place.pool.run(request, values);
  }

  async #runOnOne(
    request: SqlRequest,
    values: readonly SqlValue[],
    sent: Sent,
    interruption: Interruption | undefined,
  ): Promise<SqlResult> {
    const connection = await this.#acquire();
    let isBroken = false;
    try {
      interruption?.check();
      sent(request.text);
      return interruption === undefined
        ? await connection.run(request, values)
        : await runCancellable(connection, request, values, interruption);
    } catch (error) {
      isBroken = error !== interruption?.reason && isConnectionLost(this.source.errorFacts(error));
      throw error;
    } finally {
      connection.release(isBroken);
    }
  }

  /** A connection for one transaction, until it is given back. */
  async reserve(interruption: Interruption | undefined): Promise<Reservation> {
    this.#refuseDeadlock();
    this.#holds.count++;
    try {
      const connection = await this.#acquire();
      if (interruption?.reason) {
        connection.release(false);
        throw interruption.reason;
      }
      return { connection, giveBack: (broken) => this.#giveBack(connection, broken) };
    } catch (error) {
      this.#holds.count--;
      throw sqlFault(this.place.source, error, null);
    }
  }

  #giveBack(connection: PooledConnection, broken: boolean): void {
    this.#holds.count--;
    connection.release(broken);
  }

  /**
   * Where transactions have all connections, a call from inside one of them would wait for its own end.
   * Calls outside transactions give their connection back soon, so they are not counted.
   */
  #refuseDeadlock(): void {
    if (this.#holds.count < this.place.pool.connectionsMax) return;
    if (this.#isInsideOwn()) throw outerInsideCallback();
  }

  /** As above, where nobody tells how many connections there are. */
  #mayWaitForItself(): boolean {
    const { inTime, connectionsMax } = this.place.pool;
    const isUnknown = inTime !== undefined && connectionsMax === Number.POSITIVE_INFINITY;
    return isUnknown && this.#holds.count > 0 && this.#isInsideOwn();
  }

  #acquire(): Promise<PooledConnection> {
    const { acquire, inTime } = this.place.pool;
    return inTime !== undefined && this.#mayWaitForItself() ? inTime(acquire) : acquire();
  }

  #isInsideOwn(): boolean {
    return isInsideTransaction((session) => session instanceof SqlSession && session.isOf(this));
  }
}

function holdsOf(handle: object): Holds {
  const known = holdsByPool.get(handle);
  if (known !== undefined) return known;
  const holds = { count: 0 };
  holdsByPool.set(handle, holds);
  return holds;
}
