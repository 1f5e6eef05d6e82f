import { OrmError } from "../ir/orm-error.ts";
import type { Session } from "./driver.ts";
import { isInsideTransaction } from "./transaction-scope.ts";

/**
 * The order in which calls take a connection, or the writes that a transaction holds back: one at a time, first come first served. A transaction holds
 * the lane from its begin to its end and has a lane of its own inside, so that nobody else's statement
 * gets in between.
 */
export class Lane {
  #holder: Session | null = null;
  #occupied = false;
  readonly #waiting: (() => void)[] = [];

  /** Whether a statement may be sent this moment. */
  get isFree(): boolean {
    return this.#isOpen() && this.#waiting.length === 0;
  }

  /** Starts the work in its turn. */
  queue<T>(start: () => T | Promise<T>): Promise<T> {
    this.#refuseDeadlock();
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(start());
        } catch (error) {
          reject(error);
        }
      });
      this.#advance();
    });
  }

  /** Keeps the lane until the work that was just started is done. */
  occupy<T>(work: Promise<T>): Promise<T> {
    this.#occupied = true;
    return work.finally(() => {
      this.#occupied = false;
      this.#advance();
    });
  }

  /** Starts the work in its turn, and keeps the lane until it is done. */
  run<T>(start: () => Promise<T>): Promise<T> {
    return this.queue(() => this.occupy(start()));
  }

  /** Resolves when the session has the lane for itself. */
  hold(session: Session): Promise<void> {
    return this.queue(() => {
      this.#holder = session;
    });
  }

  release(session: Session): void {
    if (this.#holder !== session) return;
    this.#holder = null;
    this.#advance();
  }

  #isOpen(): boolean {
    return this.#holder === null && !this.#occupied;
  }

  #advance(): void {
    while (this.#isOpen()) {
      const start = this.#waiting.shift();
      if (start === undefined) return;
      start();
    }
  }

  /** A callback that waits for the end of its own transaction would wait for ever. */
  #refuseDeadlock(): void {
    const holder = this.#holder;
    if (holder !== null && isInsideTransaction((session) => session === holder)) throw outerInsideCallback();
  }
}

/** The lanes of clients with one connection, which all orms over that client share. */
const lanes = new WeakMap<object, Lane>();

export function laneOf(handle: object): Lane {
  const known = lanes.get(handle);
  if (known !== undefined) return known;
  const lane = new Lane();
  lanes.set(handle, lane);
  return lane;
}

export function outerInsideCallback(): OrmError {
  return new OrmError(
    "INVALID_QUERY",
    "the outer orm was used inside its own transaction, which it would have to wait for; " +
      "use the orm that the transaction's callback receives",
  );
}
