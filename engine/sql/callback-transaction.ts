import type { IsolationLevel } from "../../ir/capabilities.ts";
import { OrmError } from "../../ir/orm-error.ts";

/** How a client runs a callback in a transaction: commits when it resolves, rolls back when it throws. */
export type RunInTransaction<Tx> = (
  body: (tx: Tx) => Promise<void>,
  level: IsolationLevel | undefined,
) => Promise<unknown>;

const ROLL_BACK: unique symbol = Symbol("roll back");

/** A transaction that its client keeps around a callback, as one that is begun here and ended there. */
export class CallbackTransaction<Tx> {
  readonly #run: RunInTransaction<Tx>;
  #finish: (commit: boolean) => void = () => undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(run: RunInTransaction<Tx>) {
    this.#run = run;
  }

  /** Resolves inside the client's callback, which then waits for the end. */
  begin(level: IsolationLevel | undefined): Promise<Tx> {
    let isBegun = false;
    return new Promise<Tx>((resolve, reject) => {
      const end = new Promise<boolean>((finish) => {
        this.#finish = finish;
      });
      this.#running = this.#run(async (tx) => {
        // What was done in the first would be missing from a second, which would then commit nothing.
        if (isBegun) throw (await end) ? begunAgain() : ROLL_BACK;
        isBegun = true;
        resolve(tx);
        if (!(await end)) throw ROLL_BACK;
      }, level);
      // Before the callback it is the error of beginning; after it, commit or rollback tell it.
      this.#running.catch(reject);
    });
  }

  async commit(): Promise<boolean> {
    this.#finish(true);
    await this.#running;
    return true;
  }

  async rollback(): Promise<void> {
    this.#finish(false);
    try {
      await this.#running;
    } catch (error) {
      if (error !== ROLL_BACK) throw error;
    }
  }
}

function begunAgain(): OrmError {
  return new OrmError(
    "COMMIT_OUTCOME_UNKNOWN",
    "the client began its transaction again when that failed, which only the caller of transaction can",
  );
}
