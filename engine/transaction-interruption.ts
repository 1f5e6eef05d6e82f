import type { Session } from "./driver.ts";
import type { Interruption } from "./interruption.ts";

const interruptions = new WeakMap<Session, Interruption>();

/** From now on what interrupts the transaction interrupts the calls on its session too. */
export function interruptWith(session: Session, interruption: Interruption): void {
  interruptions.set(session, interruption);
}

/** What may interrupt the transaction that the session is; `null` for a client itself. */
export function interruptionAround(session: Session | null): Interruption | null {
  return session?.inTransaction === true ? (interruptions.get(session) ?? null) : null;
}
