import type { Strategy } from "../../ir/physical/physical-plan.ts";

/** What is used of an `AbortSignal`, which is one. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** What may end a call or a transaction before its answer: it is then rejected at once. */
export interface Interruptions {
  /** Rejects the call with `ABORTED`. */
  readonly signal?: CallSignal | undefined;
  /** Rejects the call with `TIMEOUT` after so many milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** The last argument of a model's method. */
export interface CallOptions extends Interruptions {
  /** How the call's relations are loaded, those that can be; refused where none can, or the backend has no such way. */
  readonly strategy?: Strategy | undefined;
}
