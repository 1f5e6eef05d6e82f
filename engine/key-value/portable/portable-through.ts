import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { type Ending, NEVER_ENDING } from "../ending.ts";
import { readLater } from "../reading.ts";
import type { ThroughAnswer, ThroughStep } from "../through-step.ts";
import { portableFault } from "./portable-fault.ts";
import type { SourceOf } from "./portable-source.ts";
import type { PortableStore } from "./portable-store.ts";
import type { PortableTransaction } from "./portable-transaction.ts";

/**
 * A many-to-many relation: the entries of the connecting records, and then these and the records that the entries
 * name beside them, all at once. What an entry does not name, or not any more, is read after that.
 */
export class PortableThrough {
  readonly text: string;
  readonly roundTrips = 2;
  readonly roundTripsMax = 3;
  readonly #store: PortableStore;
  readonly #step: ThroughStep;
  readonly #ending: (values: Values) => Ending;
  readonly #source: SourceOf;

  constructor(
    store: PortableStore,
    text: string,
    step: ThroughStep,
    ending: (values: Values) => Ending,
    source: SourceOf,
  ) {
    this.#store = store;
    this.text = text;
    this.#step = step;
    this.#ending = ending;
    this.#source = source;
  }

  async run(transaction: PortableTransaction | null, values: Values, sent: Sent): Promise<Answer> {
    const tuples = this.#step.tuples(values);
    if (tuples.length === 0) return { rows: [], count: 0 };
    try {
      const answer =
        transaction === null
          ? await this.#atOnce(tuples, sent)
          : await this.#within(transaction, this.#ending(values), tuples, sent);
      return this.#step.answer(answer);
    } catch (error) {
      throw portableFault(this.#store, error, this.#step.related.model.name, "read");
    }
  }

  #atOnce(tuples: readonly string[], sent: Sent): Promise<ThroughAnswer> {
    const { connecting, related } = this.#step;
    return this.#source(connecting, sent).through(this.#source(related, sent), this.#step, tuples);
  }

  #within(
    transaction: PortableTransaction,
    ending: Ending,
    tuples: readonly string[],
    sent: Sent,
  ): Promise<ThroughAnswer> {
    return this.#step.read(tuples, (request) => {
      const own = request.layout === this.#step.related ? ending : NEVER_ENDING;
      const source = this.#source(request.layout, sent);
      return readLater(transaction.work.read(request), (below) => transaction.read(source, below, own));
    });
  }
}
