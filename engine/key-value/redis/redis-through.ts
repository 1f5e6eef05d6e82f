import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { readLater } from "../reading.ts";
import type { ThroughAnswer, ThroughStep } from "../through-step.ts";
import type { RedisSource } from "./redis-source.ts";
import type { RedisTransaction } from "./redis-transaction.ts";

/** Reads one model, with a witness where there is a transaction. */
export type SourceOf = (
  layout: RecordLayout,
  transaction: RedisTransaction | null,
  sent: Sent,
) => RedisSource;

/** Both steps of a many-to-many relation in one script; one after the other where a transaction looks on. */
export class RedisThrough {
  readonly text: string;
  readonly #step: ThroughStep;
  readonly #source: SourceOf;

  constructor(step: ThroughStep, source: SourceOf) {
    this.#step = step;
    this.#source = source;
    this.text = `EVALSHA find-through ${step.place}`;
  }

  async run(transaction: RedisTransaction | null, values: Values, sent: Sent): Promise<Answer> {
    const tuples = this.#step.tuples(values);
    if (tuples.length === 0) return { rows: [], count: 0 };
    const answer =
      transaction === null ? await this.#atOnce(tuples, sent) : await this.#within(transaction, tuples, sent);
    return this.#step.answer(answer);
  }

  #atOnce(tuples: readonly string[], sent: Sent): Promise<ThroughAnswer> {
    const { connecting, related } = this.#step;
    const source = this.#source(connecting, null, sent);
    return source.through(this.#source(related, null, sent), this.#step, tuples);
  }

  #within(transaction: RedisTransaction, tuples: readonly string[], sent: Sent): Promise<ThroughAnswer> {
    return this.#step.read(tuples, (request) => {
      const source = this.#source(request.layout, transaction, sent);
      return readLater(transaction.work.read(request), (below) => source.read(below));
    });
  }
}
