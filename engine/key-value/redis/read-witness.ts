import { isWithin, type MemberRange, type OrderedIndex } from "../../../emitters/key-value/ordered-index.ts";
import type { StoredKey } from "../../../emitters/key-value/record-layout.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import type { StoredRecord } from "../stored-record.ts";

/**
 * What a transaction saw in the store, as steps of the commit script: each says what must be so still.
 * Texts are kept as they came, so that the script needs to know nothing about records.
 */
export class ReadWitness {
  readonly #checks = new Map<string, readonly string[]>();
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

  record(keys: RedisKeys, part: string, text: string): void {
    this.#saw(["record", keys.record(part), text]);
  }

  entry(keys: RedisKeys, key: StoredKey, tuple: string, text: string): void {
    this.#saw(["entry", keys.entry(key, tuple), keys.records, text]);
  }

  /** These records are all that the sets have in common. */
  members(keys: RedisKeys, sets: readonly string[], records: readonly StoredRecord[]): void {
    const parts = records.map((record) => record.part).sort();
    const check = ["members", String(sets.length), ...sets, keys.records, String(parts.length), ...parts];
    this.#saw(check, JSON.stringify(sets));
  }

  /** The members that were seen are all that the ranges hold. */
  range(
    keys: RedisKeys,
    key: OrderedIndex,
    ranges: readonly MemberRange[],
    members: readonly string[],
  ): void {
    const start = [keys.ordered(key), keys.records, String(key.positions.length)];
    for (const range of ranges) {
      const own = members.filter((member) => isWithin(member, range)).sort();
      const { min, max } = range;
      this.#saw(["range", ...start, min, max, String(own.length), ...own], [...start, min, max].join(" "));
    }
  }

  count(keys: RedisKeys, count: number): void {
    this.#saw(["count", keys.members, String(count)]);
  }

  #saw(check: readonly string[], what = check[1]): void {
    const about = `${check[0]} ${what}`;
    const known = this.#checks.get(about);
    if (known === undefined) this.#checks.set(about, check);
    else if (known.length !== check.length || known.some((item, at) => item !== check[at])) {
      this.isContradicted = true;
    }
  }

  steps(): readonly string[] {
    return [...this.#checks.values()].flat();
  }
}
