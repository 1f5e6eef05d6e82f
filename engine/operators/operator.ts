import type { Answer, RowCodec, Sent, Session } from "../driver.ts";

/** One run of a plan: where, with which values, and who hears of requests. */
export interface Run {
  readonly session: Session;
  /** By slot; batch fetches write their key sets here. */
  readonly values: unknown[];
  readonly sent: Sent;
}

/** A physical operator ready to run. Rows in, rows out; never one key at a time. */
export interface Operator {
  /** How cells stand in the rows; `null` where they are canonical. */
  readonly codec: RowCodec | null;
  readonly run: (run: Run) => Answer | Promise<Answer>;
}

/** Goes on at once where the value is there: a backend that answers in process costs no promise. */
export function andThen<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

export function rowsAnswer(rows: Answer["rows"]): Answer {
  return { rows, count: rows.length };
}
