import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Sent } from "../../driver.ts";
import { refuseSharedPlaces } from "../refuse-shared-places.ts";
import type { RecordChange, RecordMove } from "../stored-record.ts";
import { KeyLocks } from "./key-locks.ts";
import { type KeptText, MARK, type PortableSteps, portableSteps } from "./portable-steps.ts";
import type { PortableStore } from "./portable-store.ts";
import type { RecordText } from "./record-rounds.ts";

/** Where a model's keys are. */
export type KeysOf = (layout: RecordLayout) => PortableKeys;

/** Turns by client, so that all drivers of one client take them together. */
const locks = new WeakMap<object, KeyLocks>();

/** Makes writes on a store that has no atomic action, in an order that no reader can catch half-way. */
export class PortableWriter {
  readonly store: PortableStore;
  readonly locks: KeyLocks;
  readonly #keysOf: KeysOf;

  constructor(store: PortableStore, client: object, keysOf: KeysOf) {
    this.store = store;
    this.#keysOf = keysOf;
    this.locks = locks.get(client) ?? new KeyLocks();
    locks.set(client, this.locks);
  }

  keysOf(layout: RecordLayout): PortableKeys {
    return this.#keysOf(layout);
  }

  stepsOf(changes: readonly RecordChange[], moves: readonly RecordMove[]): PortableSteps {
    refuseSharedPlaces(changes, this.#keysOf, this.store.kind);
    return portableSteps(changes, moves, this.#keysOf);
  }

  async apply(steps: PortableSteps, sent: Sent): Promise<void> {
    await this.#passNumbers(steps, sent);
    await this.#setAll([...steps.entries, ...(await this.#missing(steps.renewed, sent))], sent);
    for (const round of steps.rounds) await Promise.all(round.map((record) => this.#write(record, sent)));
    try {
      await this.#cleanUp(steps, sent);
    } catch {
      // The write has happened. What is left over leads nowhere, and whoever needs the value takes it over.
    }
  }

  #setAll(texts: readonly KeptText[], sent: Sent): Promise<unknown> {
    return Promise.all(texts.map((text) => this.#set(text, sent)));
  }

  #removeAll(keys: readonly string[], sent: Sent): Promise<unknown> {
    return Promise.all(keys.map((key) => this.#remove(key, sent)));
  }

  /** Those of the texts under whose key there is none. */
  async #missing(texts: readonly KeptText[], sent: Sent): Promise<readonly KeptText[]> {
    if (texts.length === 0) return [];
    const keys = texts.map(([key]) => key);
    const present = await this.#get(keys, sent);
    return texts.filter((_, at) => present[at] === null);
  }

  async #cleanUp({ settled, freed, left }: PortableSteps, sent: Sent): Promise<void> {
    await Promise.all([this.#setAll(settled, sent), this.#removeAll(left, sent)]);
    if (freed.length === 0) return;
    const texts = await this.#get(
      freed.map(([key]) => key),
      sent,
    );
    const own = freed.filter(([, text], at) => texts[at] === text);
    await this.#removeAll(
      own.map(([key]) => key),
      sent,
    );
  }

  async #passNumbers({ numbers }: PortableSteps, sent: Sent): Promise<void> {
    const most = new Map<string, bigint>();
    for (const [key, number] of numbers) if (number > (most.get(key) ?? 0n)) most.set(key, number);
    if (most.size === 0) return;
    const lasts = await this.#get([...most.keys()], sent);
    for (const [at, [key, number]] of [...most].entries()) {
      if (number > numberOf(lasts[at] ?? null)) await this.#set([key, `${MARK}${number}`, null], sent);
    }
  }

  /** As many new numbers as are asked for, none up to `given`, the first of them; in the caller's turn. */
  async takeNumbers(counter: string, given: bigint, count: number, sent: Sent): Promise<bigint> {
    const [text = null] = await this.#get([counter], sent);
    const last = numberOf(text) > given ? numberOf(text) : given;
    await this.#set([counter, `${MARK}${last + BigInt(count)}`, null], sent);
    return last + 1n;
  }

  #get(keys: readonly string[], sent: Sent): Promise<readonly (string | null)[]> {
    sent("get");
    return this.store.getMany(keys);
  }

  #write({ key, text, freedIn }: RecordText, sent: Sent): Promise<void> {
    return text === null ? this.#remove(key, sent) : this.#set([key, text, freedIn], sent);
  }

  #set([key, text, freedIn]: KeptText, sent: Sent): Promise<void> {
    sent("set");
    return this.store.set(key, text, freedIn);
  }

  #remove(key: string, sent: Sent): Promise<void> {
    sent("remove");
    return this.store.remove(key);
  }
}

function numberOf(text: string | null): bigint {
  return text?.startsWith(MARK) ? BigInt(text.slice(MARK.length)) : 0n;
}
