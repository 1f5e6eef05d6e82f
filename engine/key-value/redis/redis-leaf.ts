import type { Row } from "../../../emitters/key-value/record-layout.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { type Ending, NEVER_ENDING } from "../ending.ts";
import { numberedRow } from "../numbered-row.ts";
import { projectRows } from "../project-rows.ts";
import type { ReadAnswer } from "../read-request.ts";
import { readLater, readThrough } from "../reading.ts";
import type { CountOperation, ReadOperation, StoreOperation, WriteOperation } from "../store-operation.ts";
import { redisFault } from "./redis-fault.ts";
import type { RedisPointRead } from "./redis-point-read.ts";
import type { RedisPort } from "./redis-port.ts";
import { countOf } from "./redis-reply.ts";
import { RedisSource } from "./redis-source.ts";
import type { RedisTransaction } from "./redis-transaction.ts";
import type { RedisWrite } from "./redis-write.ts";

const NO_ROWS: Answer = Object.freeze({ rows: [], count: 0 });

/** One leaf on Redis: sent as it is outside a transaction, laid over the held-back writes inside one. */
export class RedisLeaf {
  readonly text: string;
  readonly #port: RedisPort;
  readonly #operation: StoreOperation;
  readonly #keys: RedisKeys;
  readonly #apart: RedisPointRead | RedisWrite | null;

  /** `apart` runs the leaf where there is no transaction; without it the leaf runs as inside one. */
  constructor(
    port: RedisPort,
    operation: StoreOperation,
    keys: RedisKeys,
    apart: RedisPointRead | RedisWrite | null,
  ) {
    this.#port = port;
    this.#operation = operation;
    this.#keys = keys;
    this.#apart = apart;
    this.text = apart?.text ?? readText(operation);
  }

  run(transaction: RedisTransaction | null, values: Values, sent: Sent): Answer | Promise<Answer> {
    if (transaction === null && this.#apart !== null) return this.#apart.run(values, sent);
    const operation = this.#operation;
    switch (operation.kind) {
      case "read":
        return this.#read(operation, transaction, values, sent);
      case "count":
        return this.#count(operation, transaction, sent);
      case "write":
        if (transaction === null) throw new TypeError("a write without its command");
        return transaction.lane.run(() => this.#hold(operation, transaction, values, sent));
    }
  }

  async #read(
    operation: ReadOperation,
    transaction: RedisTransaction | null,
    values: Values,
    sent: Sent,
  ): Promise<Answer> {
    const request = operation.request(values);
    if (request === null) return NO_ROWS;
    const source = this.#source(transaction, operation.ending(values), sent);
    const answer =
      transaction === null
        ? await source.read(request)
        : await readLater(transaction.work.read(request), (below) => source.read(below));
    return projectRows(rowsOf(answer), operation.columns);
  }

  async #count(
    { layout }: CountOperation,
    transaction: RedisTransaction | null,
    sent: Sent,
  ): Promise<Answer> {
    const count = await this.#source(transaction, NEVER_ENDING, sent).count();
    return { rows: [], count: count + (transaction?.work.addedTo(layout) ?? 0) };
  }

  async #hold(
    operation: WriteOperation,
    transaction: RedisTransaction,
    values: Values,
    sent: Sent,
  ): Promise<Answer> {
    const source = this.#source(transaction, operation.ending(values), sent);
    const rows = await this.#numbered(operation, transaction, operation.rows(values), sent);
    const { changes, rows: results } = await readLater(
      readThrough(operation.write(values, rows), (request) => transaction.work.read(request)),
      (request) => source.read(request),
    );
    transaction.work.hold(changes);
    return projectRows(results, operation.columns);
  }

  /** Numbers are taken at once and never given back, as those of a sequence in a database are. */
  async #numbered(
    { layout }: WriteOperation,
    transaction: RedisTransaction,
    rows: readonly Row[],
    sent: Sent,
  ): Promise<readonly Row[]> {
    const lasts: bigint[] = [];
    for (const [at, position] of layout.numbered.entries()) {
      const missing = rows.filter((row) => row[position] === null).length;
      const given = transaction.work.highestNumber(layout, position, rows);
      lasts.push(missing === 0 ? 0n : await this.#numbersAfter(given, at + 1, missing, sent));
    }
    return rows.map((row) => {
      const positions = layout.numbered.filter((position) => row[position] === null);
      const numbers = positions.map((position) => {
        const at = layout.numbered.indexOf(position);
        lasts[at] = (lasts[at] ?? 0n) + 1n;
        return lasts[at];
      });
      return numberedRow(layout, row, positions, numbers, this.#port.kind);
    });
  }

  /** The number before as many new ones; the counter learns of those that were given by hand with the commit. */
  async #numbersAfter(given: bigint, ordinal: number, count: number, sent: Sent): Promise<bigint> {
    const first = await this.#takeNumbers(ordinal, BigInt(count), sent);
    if (first - BigInt(count) >= given) return first - BigInt(count);
    const missed = given > first ? given - first : 0n;
    return (await this.#takeNumbers(ordinal, BigInt(count) + missed, sent)) - BigInt(count);
  }

  /** The last of them. */
  async #takeNumbers(ordinal: number, count: bigint, sent: Sent): Promise<bigint> {
    const { model } = this.#operation.layout;
    sent(`INCRBY ${model.name}`);
    try {
      const key = this.#keys.counter(ordinal);
      return BigInt(countOf(await this.#port.send("INCRBY", [key, String(count)], key)));
    } catch (error) {
      throw redisFault(this.#port, error, { model: model.name, operation: "create" });
    }
  }

  #source(transaction: RedisTransaction | null, ending: Ending, sent: Sent): RedisSource {
    return new RedisSource(
      this.#port,
      this.#operation.layout,
      this.#keys,
      transaction && { witness: transaction.witness, ending },
      sent,
    );
  }
}

function rowsOf(answer: ReadAnswer): readonly Row[] {
  return answer.flatMap((group) => group.map((record) => record.row));
}

function readText(operation: StoreOperation): string {
  const { model, primary } = operation.layout;
  if (operation.kind === "count") return `SCARD ${model.name}`;
  if (operation.kind === "write" || operation.by === null) return `EVALSHA scan-members ${model.name}`;
  const { place } = operation;
  if (operation.key === primary) return `${operation.list ? "MGET" : "GET"} ${place}`;
  return `EVALSHA find-by-${operation.by} ${place}`;
}
