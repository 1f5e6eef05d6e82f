import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { type Ending, NEVER_ENDING } from "../ending.ts";
import { readLater } from "../reading.ts";
import type { ThroughAnswer, ThroughStep } from "../through-step.ts";
import type { RedisSource, Sight } from "./redis-source.ts";
import type { RedisTransaction } from "./redis-transaction.ts";

/** Reads one model, with a witness where there is a transaction. */
export type SourceOf = (layout: RecordLayout, sight: Sight | null, sent: Sent) => RedisSource;

/** Both steps of a many-to-many relation in one script; one after the other where a transaction looks on. */
export class RedisThrough {
  readonly text: string;
  readonly #step: ThroughStep;
  readonly #ending: (values: Values) => Ending;
  readonly #source: SourceOf;

  constructor(step: ThroughStep, ending: (values: Values) => Ending, source: SourceOf) {
    this.#step = step;
    this.#ending = ending;
    this.#source = source;
    this.text = `EVALSHA find-through ${step.place}`;
  }

  async run(transaction: RedisTransaction | null, values: Values, sent: Sent): Promise<Answer> {
    const tuples = this.#step.tuples(values);
    if (tuples.length === 0) return { rows: [], count: 0 };
    const answer =
      transaction === null
        ? await this.#atOnce(tuples, sent)
        : await this.#within(transaction, this.#ending(values), tuples, sent);
    return this.#step.answer(answer);
  }

  #atOnce(tuples: readonly string[], sent: Sent): Promise<ThroughAnswer> {
    const { connecting, related } = this.#step;
    const source = this.#source(connecting, null, sent);
    return source.through(this.#source(related, null, sent), this.#step, tuples);
  }

  #within(
    { witness, work }: RedisTransaction,
    ending: Ending,
    tuples: readonly string[],
    sent: Sent,
  ): Promise<ThroughAnswer> {
    return this.#step.read(tuples, (request) => {
      const own = request.layout === this.#step.related ? ending : NEVER_ENDING;
      const source = this.#source(request.layout, { witness, ending: own }, sent);
      return readLater(work.read(request), (below) => source.read(below));
    });
  }
}
