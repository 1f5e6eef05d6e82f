import type { Cell } from "../../ir/field-kind.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Answer, Sent, Session } from "../driver.ts";
import type { PreparedCall } from "../prepared-call.ts";
import type { PreparedPointRead } from "./prepared-point-read.ts";

/** A look-up that waits for the end of the tick. */
interface Waiting {
  /** The key, and the instant of the call where the plan asks for it. */
  readonly values: unknown[];
  readonly sent: Sent;
  readonly resolve: (record: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

const NOW = Promise.resolve();

/** As many keys as one read takes; further ones make another. */
const KEYS_MAX = 1_000;

/**
 * Sends the look-ups of one shape that are made in one tick as one request, and deals the rows out again.
 * A look-up that stays alone is sent as it is. An error of the request is every caller's; an error of one
 * row, its caller's alone.
 */
export class PointReads {
  readonly #session: Session;
  readonly #waiting = new Map<PreparedCall, Waiting[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  read(call: PreparedCall, values: unknown[], sent: Sent): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(call);
      if (waiting !== undefined && waiting.length < KEYS_MAX) {
        waiting.push({ values, sent, resolve, reject });
        return;
      }
      const list: Waiting[] = [{ values, sent, resolve, reject }];
      this.#waiting.set(call, list);
      // Not by `queueMicrotask`, which in Node makes an object for its asynchronous hooks.
      void NOW.then(() => this.#send(call, list));
    });
  }

  #send(call: PreparedCall, waiting: readonly Waiting[]): void {
    if (this.#waiting.get(call) === waiting) this.#waiting.delete(call);
    const only = waiting[0];
    try {
      if (only !== undefined && waiting.length === 1) this.#readOne(call, only);
      else this.#readMany(call, waiting);
    } catch (error) {
      rejectAll(waiting, error);
    }
  }

  #readOne(call: PreparedCall, one: Waiting): void {
    const answer = call.operator.run({ session: this.#session, values: one.values, sent: one.sent });
    whenAnswered(answer, (rows) => one.resolve(call.result(rows)), one.reject);
  }

  #readMany(call: PreparedCall, waiting: readonly Waiting[]): void {
    const read = call.pointRead?.();
    const [leader] = waiting;
    // The last one's instant is no earlier than anyone's call, and all the answers are of one instant.
    const [, ...instant] = waiting.at(-1)?.values ?? [];
    if (read === undefined || leader === undefined) return;
    const keys = [...new Set(waiting.map(({ values }) => values[0]))];
    const run = { session: this.#session, values: [keys, ...instant], sent: leader.sent };
    whenAnswered(
      read.operator.run(run),
      (answer) => deal(read, answer, waiting),
      (error) => {
        if (isOfOneRow(error)) this.#readEach(call, waiting);
        else rejectAll(waiting, error);
      },
    );
  }

  /** One of the rows cannot be read, where the store's rows are read before they are dealt out. */
  #readEach(call: PreparedCall, waiting: readonly Waiting[]): void {
    for (const one of waiting) {
      try {
        this.#readOne(call, one);
      } catch (error) {
        one.reject(error);
      }
    }
  }
}

function rejectAll(waiting: readonly Waiting[], error: unknown): void {
  for (const { reject } of waiting) reject(error);
}

function isOfOneRow(error: unknown): boolean {
  return error instanceof OrmError && error.code === "DECODE_FAILED";
}

/** One promise less than waiting for it in an asynchronous function. */
function whenAnswered(
  answer: Answer | Promise<Answer>,
  next: (answer: Answer) => void,
  failed: (error: unknown) => void,
): void {
  if (answer instanceof Promise) answer.then(next).catch(failed);
  else next(answer);
}

/** Gives each its row. */
function deal(read: PreparedPointRead, answer: Answer, waiting: readonly Waiting[]): void {
  const rows = new Map<Cell, readonly unknown[]>();
  for (const row of answer.rows) rows.set(read.keyOf(row), row);
  for (const { values, resolve, reject } of waiting) {
    const row = rows.get(keyCell(values[0]));
    try {
      resolve(row === undefined ? null : read.hydrate(row));
    } catch (error) {
      reject(error);
    }
  }
}

function keyCell(key: unknown): Cell {
  return typeof key === "string" ||
    typeof key === "number" ||
    typeof key === "bigint" ||
    typeof key === "boolean"
    ? key
    : null;
}
