import type { CallSignal, Interruptions } from "../compiler/types/call-options.ts";
import { OrmError } from "../ir/orm-error.ts";

type Listener = (reason: OrmError) => void;

/** What may end a call, or a transaction and all calls in it, before the answer: a signal, or the clock. */
export class Interruption {
  #reason: OrmError | null = null;
  readonly #listeners = new Set<Listener>();
  readonly #letGo: (() => void)[] = [];

  constructor({ signal, timeoutMs }: Interruptions, outer: Interruption | null) {
    if (outer !== null) this.#follow(outer);
    if (signal !== undefined) this.#listen(signal);
    if (timeoutMs !== undefined && this.#reason === null) this.#wait(timeoutMs);
  }

  /** Why it was interrupted; `null` as long as it was not. */
  get reason(): OrmError | null {
    return this.#reason;
  }

  /** Throws where it was interrupted: what comes after is not done. */
  check(): void {
    if (this.#reason !== null) throw this.#reason;
  }

  /** Calls the listener when it is interrupted, now where it was; returns a function that takes the listener away. */
  onInterrupt(listener: Listener): () => void {
    if (this.#reason !== null) listener(this.#reason);
    else this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The work's outcome, or a rejection at once where it is interrupted. The work itself goes on to its end. */
  async race<T>(work: Promise<T>): Promise<T> {
    let stop: () => void = () => undefined;
    const interrupted = new Promise<never>((_, reject) => {
      stop = this.onInterrupt(reject);
    });
    try {
      return await Promise.race([work, interrupted]);
    } finally {
      stop();
    }
  }

  /** Lets go of the clock and the signal. */
  end(): void {
    for (const letGo of this.#letGo.splice(0)) letGo();
  }

  #follow(outer: Interruption): void {
    this.#letGo.push(outer.onInterrupt((reason) => this.#interrupt(reason)));
  }

  #listen(signal: CallSignal): void {
    const abort = () =>
      this.#interrupt(new OrmError("ABORTED", "was aborted by its signal", { cause: signal.reason }));
    if (signal.aborted) abort();
    else {
      signal.addEventListener("abort", abort);
      this.#letGo.push(() => signal.removeEventListener("abort", abort));
    }
  }

  #wait(timeoutMs: number): void {
    const timer = setTimeout(
      () => this.#interrupt(new OrmError("TIMEOUT", "was not done within its timeout")),
      timeoutMs,
    );
    this.#letGo.push(() => clearTimeout(timer));
  }

  #interrupt(reason: OrmError): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    for (const listener of [...this.#listeners]) listener(reason);
    this.#listeners.clear();
  }
}

/** What the options ask for, besides what may interrupt the transaction around them; `null` for nothing. */
export function interruptionOf(options: Interruptions, around: Interruption | null): Interruption | null {
  const { signal, timeoutMs } = options;
  return signal === undefined && timeoutMs === undefined ? around : new Interruption(options, around);
}

/**
 * The reason as what was interrupted tells it. `meta.effect` is `none`, or `unknown` where a change was
 * under way, which may have been made or not.
 */
export function interruptedCall(reason: OrmError, what: string, isOpen: boolean): OrmError {
  return new OrmError(reason.code, `${what} ${reason.message}`, {
    meta: { effect: isOpen ? "unknown" : "none" },
    cause: reason.cause,
  });
}
