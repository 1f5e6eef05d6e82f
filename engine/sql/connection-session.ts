import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Sent } from "../driver.ts";
import { Lane } from "../lane.ts";
import { failureOf, recordFailure, refuseAfterFailure } from "../transaction-failure.ts";
import { runCancellable } from "./run-cancellable.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "./sql-client.ts";
import type { SqlFaultSource } from "./sql-fault.ts";
import { SqlSession } from "./sql-session.ts";
import type { TransactionControl } from "./transaction-control.ts";

/** A connection and what is needed to run transactions on it. */
export interface ConnectionPlace {
  readonly connection: SqlConnection;
  readonly control: TransactionControl;
  readonly source: SqlFaultSource;
  /** The client that the connection belongs to. */
  readonly handle: object;
  readonly lane: Lane;
  /** How many transactions the session is inside of. */
  readonly depth: number;
}

/** One connection: the only one of its client, or the one that a transaction has for itself. */
export class ConnectionSession extends SqlSession {
  readonly place: ConnectionPlace;
  /** The transaction whose lane this one has for the statements of one call. */
  readonly #callIn: ConnectionSession | null;
  #ended = false;

  constructor(place: ConnectionPlace, callIn: ConnectionSession | null = null) {
    super();
    this.place = place;
    this.#callIn = callIn;
  }

  get inTransaction(): boolean {
    return this.place.depth > 0;
  }

  get isOver(): boolean {
    return this.#ended;
  }

  get source(): SqlFaultSource {
    return this.place.source;
  }

  get handle(): object {
    return this.place.handle;
  }

  run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): SqlResult | Promise<SqlResult> {
    this.refuseEnded();
    const { lane } = this.place;
    if (lane.isFree) return this.#send(request, values, sent);
    return lane.queue(() => this.#send(request, values, sent));
  }

  override async alone<T>(run: (session: SqlSession) => Promise<T>): Promise<T> {
    this.refuseEnded();
    const { lane } = this.place;
    // With a lane of its own: what it sends would wait in this one for its own end.
    const call = new ConnectionSession({ ...this.place, lane: new Lane() }, this);
    await lane.hold(call);
    try {
      return await run(call);
    } finally {
      const failure = failureOf(call);
      if (failure !== undefined) recordFailure(this, failure);
      lane.release(call);
    }
  }

  /** Lets the calls that were made before finish, and takes no more. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.place.lane.queue(() => undefined);
  }

  /** As {@link end}, but the calls that still wait for their turn are not made. */
  async abandon(reason: unknown): Promise<void> {
    recordFailure(this, reason);
    await this.end();
  }

  refuseEnded(): void {
    if (!this.#ended) return;
    throw new OrmError("INVALID_QUERY", "the transaction that this orm belonged to is over");
  }

  #refuseAfterFailure(): void {
    refuseAfterFailure(this);
    if (this.#callIn !== null) this.#callIn.#refuseAfterFailure();
  }

  #send(request: SqlRequest, values: readonly SqlValue[], sent: Sent): SqlResult | Promise<SqlResult> {
    this.#refuseAfterFailure();
    const { interruption } = sent;
    interruption?.check();
    sent(request.text);
    const { connection } = this.place;
    const result =
      interruption === undefined || connection.cancel === undefined
        ? connection.run(request, values)
        : runCancellable(connection, request, values, interruption);
    return result instanceof Promise ? this.place.lane.occupy(result) : result;
  }
}
