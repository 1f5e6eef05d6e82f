import type { Session, Transaction } from "../driver.ts";
import type { Lane } from "../lane.ts";
import { refuseAfterFailure } from "../transaction-failure.ts";

/** What a record store knows of a transaction whose writes wait for its end. */
export interface HeldTransaction {
  /** Its writes one after the other, each seeing what the last one held back; a transaction inside it from its begin to its end. */
  readonly lane: Lane;
  /** Makes the writes, or hands them to the transaction around it. */
  readonly commit: () => void | Promise<void>;
}

/** The open transactions of one driver, by session. */
export class HeldTransactions<T extends HeldTransaction> {
  readonly #bySession = new WeakMap<Session, T>();
  readonly #make: (outer: T | null) => T;

  constructor(make: (outer: T | null) => T) {
    this.#make = make;
  }

  of(session: Session): T | null {
    return this.#bySession.get(session) ?? null;
  }

  /** Inside another one it begins when that one's writes under way are done: neither sees what the other holds back. */
  async begin(outer: Session | null): Promise<Transaction> {
    const around = outer === null ? null : this.of(outer);
    const transaction = this.#make(around);
    const session = Object.freeze({ inTransaction: true });
    this.#bySession.set(session, transaction);
    if (outer === null || around === null) {
      return { session, commit: async () => transaction.commit(), rollback: async () => {} };
    }
    await enter(around.lane, session, outer);
    return {
      session,
      commit: async () => {
        try {
          await transaction.commit();
        } finally {
          around.lane.release(session);
        }
      },
      rollback: async () => around.lane.release(session),
    };
  }
}

async function enter(lane: Lane, session: Session, outer: Session): Promise<void> {
  await lane.hold(session);
  try {
    refuseAfterFailure(outer);
  } catch (error) {
    lane.release(session);
    throw error;
  }
}
