import { OrmError } from "../ir/orm-error.ts";
import type { Session } from "./driver.ts";

/** The calls that are under way in each transaction. */
const underWay = new WeakMap<Session, Set<Promise<unknown>>>();
const over = new WeakSet<Session>();

/** A call, or a nested transaction, whose answer the transaction's end waits for, whether the callback does or not. */
export function partOf<T>(session: Session, answer: Promise<T>): Promise<T> {
  const calls = underWay.get(session) ?? new Set();
  underWay.set(session, calls.add(answer));
  const drop = () => void calls.delete(answer);
  answer.then(drop, drop);
  return answer;
}

/** Lets the calls that were made before finish. */
export async function callsDone(session: Session): Promise<void> {
  const calls = underWay.get(session);
  while (calls !== undefined && calls.size > 0) await Promise.allSettled(calls);
}

/** From now on the transaction takes no call: what a store holds back for it would be lost unseen. */
export function endCalls(session: Session): void {
  over.add(session);
}

export function refuseOver(session: Session): void {
  if (!over.has(session)) return;
  throw new OrmError("INVALID_QUERY", "the transaction that this orm belonged to is over");
}
