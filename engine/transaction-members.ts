import type { Interruptions } from "../compiler/types/call-options.ts";
import type { Executor, Session } from "./driver.ts";
import { runTransaction, type TransactionCallOptions } from "./transaction.ts";
import { checkedBatch, checkedTransaction } from "./transaction-arguments.ts";

/** The members of an orm that run functions in one transaction. */
export interface TransactionMembers<Tx> {
  readonly transaction: (run: (tx: Tx) => unknown, options?: TransactionCallOptions) => Promise<unknown>;
  readonly batch: (
    tasks: readonly ((tx: Tx) => unknown)[],
    options?: Interruptions,
  ) => Promise<readonly unknown[]>;
}

/** Makes them for an orm over the driver, or over the transaction `outer` of it. `over` is the orm of a transaction. */
export type MakeTransactionMembers = <Tx>(
  driver: Executor,
  outer: Session | null,
  over: (session: Session) => Tx,
) => TransactionMembers<Tx>;

export const transactionMembers: MakeTransactionMembers = (driver, outer, over) => ({
  transaction: async (run, options) =>
    runTransaction(driver, checkedTransaction(driver, run, options), outer, async (session) =>
      run(over(session)),
    ),
  batch: async (tasks, options) =>
    runTransaction(driver, checkedBatch(driver, tasks, options), outer, (session) =>
      runInOrder(tasks, over(session)),
    ),
});

async function runInOrder<Tx>(tasks: readonly ((tx: Tx) => unknown)[], tx: Tx): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const task of tasks) results.push(await task(tx));
  return results;
}
