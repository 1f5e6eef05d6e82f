import { isWithin, type MemberRange, type OrderedIndex } from "../../../emitters/key-value/ordered-index.ts";
import type { StoredKey } from "../../../emitters/key-value/record-layout.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";

/** What is in a set, and whether its record had ended for the call that looked. */
export type Seen = ReadonlyMap<string, boolean>;

/** The text that one key led to; empty for none. */
interface SeenText {
  readonly start: readonly string[];
  readonly text: string;
  readonly hasEnded: boolean;
}

/** All that a set, or a part of one, had with records. */
interface SeenMembers {
  readonly start: readonly string[];
  readonly members: Map<string, boolean>;
}

/**
 * What a transaction saw in the store, as steps of the commit script: each says what must be so still.
 * Texts are kept as they came, so that the script needs to know nothing about records. What had ended was
 * absent for the transaction, so that it may be gone by then, freed by the server or by others.
 */
export class ReadWitness {
  readonly #texts = new Map<string, SeenText>();
  readonly #lists = new Map<string, SeenMembers>();
  readonly #counts = new Map<string, number>();
  readonly #models = new Set<string>();
  #answers = 0;
  /** Two reads of one thing differed: no state of the store agrees with both. */
  isContradicted = false;

  /** One answer alone is consistent with itself; more need a look whether they belong together. */
  get needsCheck(): boolean {
    return this.#answers > 1;
  }

  answered(keys: RedisKeys): void {
    this.#answers++;
    this.#models.add(keys.members);
  }

  /** The members keys of the models that were read. */
  get models(): readonly string[] {
    return [...this.#models];
  }

  record(keys: RedisKeys, part: string, text: string, hasEnded: boolean): void {
    this.#sawText(["record", keys.record(part)], text, hasEnded);
  }

  entry(keys: RedisKeys, key: StoredKey, tuple: string, text: string, hasEnded: boolean): void {
    this.#sawText(["entry", keys.entry(key, tuple), keys.records], text, hasEnded);
  }

  /** Whether the record had ended whenever it was seen. */
  mayBeFreed(keys: RedisKeys, part: string): boolean {
    return this.#texts.get(aboutOf(["record", keys.record(part)]))?.hasEnded === true;
  }

  /** These records are all that the sets have in common. */
  members(keys: RedisKeys, sets: readonly string[], parts: Seen): void {
    this.#sawMembers(["members", String(sets.length), ...sets, keys.records], parts);
  }

  /** The members that were seen are all that the ranges hold. */
  range(keys: RedisKeys, key: OrderedIndex, ranges: readonly MemberRange[], members: Seen): void {
    const start = ["range", keys.ordered(key), keys.records, String(key.positions.length)];
    for (const range of ranges) {
      const own = new Map([...members].filter(([member]) => isWithin(member, range)));
      this.#sawMembers([...start, range.min, range.max], own);
    }
  }

  count(keys: RedisKeys, count: number): void {
    const known = this.#counts.get(keys.members);
    if (known !== undefined && known !== count) this.isContradicted = true;
    this.#counts.set(keys.members, count);
  }

  #sawText(start: readonly string[], text: string, hasEnded: boolean): void {
    const about = aboutOf(start);
    const known = this.#texts.get(about);
    if (known === undefined) this.#texts.set(about, { start, text, hasEnded });
    else if (known.text !== text && !(known.hasEnded && text === "")) this.isContradicted = true;
  }

  #sawMembers(start: readonly string[], members: Seen): void {
    const about = JSON.stringify(start);
    const known = this.#lists.get(about);
    if (known === undefined) return void this.#lists.set(about, { start, members: new Map(members) });
    for (const member of members.keys()) if (!known.members.has(member)) this.isContradicted = true;
    for (const [member, hasEnded] of known.members) {
      if (!hasEnded && !members.has(member)) this.isContradicted = true;
    }
  }

  steps(): readonly string[] {
    const texts = [...this.#texts.values()].flatMap(({ start: [kind = "", ...where], text, hasEnded }) => [
      hasEnded ? `ended ${kind}` : kind,
      ...where,
      text,
    ]);
    const lists = [...this.#lists.values()].flatMap(({ start, members }) => [
      ...start,
      String(members.size),
      ...members.keys(),
    ]);
    const counts = [...this.#counts].flatMap(([key, count]) => ["count", key, String(count)]);
    return [...texts, ...lists, ...counts];
  }
}

function aboutOf([kind, key]: readonly string[]): string {
  return `${kind} ${key}`;
}
