/** One call, after it ended, or after that which it had sent when it was interrupted: what an application may log or measure. Holds no value of the call. */
export interface QueryEvent {
  readonly model: string;
  readonly method: string;
  /** The SQL statements, or the store's commands, as they were sent. */
  readonly statements: readonly string[];
  /** Requests that were sent; `$explain` counts those once that are sent together. */
  readonly roundTrips: number;
  readonly durationMs: number;
  /** Rows read or written. */
  readonly rows: number;
  /** The code of the `OrmError` that the call ended with; `null` where it succeeded. */
  readonly errorCode: string | null;
}
