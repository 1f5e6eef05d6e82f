/** What is used of an `AbortSignal`, which is one. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** What may end a call before its answer: the call is then rejected at once. */
export interface CallOptions {
  /** Rejects the call with `ABORTED`. */
  readonly signal?: CallSignal | undefined;
  /** Rejects the call with `TIMEOUT` after so many milliseconds. */
  readonly timeoutMs?: number | undefined;
}
