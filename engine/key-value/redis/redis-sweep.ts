import { memberOf, type OrderedIndex, partOfMember } from "../../../emitters/key-value/ordered-index.ts";
import {
  type RecordLayout,
  type Row,
  type StoredKey,
  tupleOf,
} from "../../../emitters/key-value/record-layout.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { forgetMembers, scanKeys, scanSet } from "../../../emitters/key-value/redis-scripts.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { decodeRecord } from "../decode-record.ts";
import { redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { textOf, textsOf } from "./redis-reply.ts";
import { KEYS_PER_COMMAND } from "./redis-source.ts";

/** A set of members that name records, and which of them it may hold. */
interface Swept {
  readonly key: string;
  readonly scan: "SSCAN" | "ZSCAN";
  readonly forget: "SREM" | "ZREM";
  readonly partOf: (member: string) => string;
  readonly belongs: (member: string, row: Row) => boolean;
}

/**
 * Takes out of a model's sets what leads to no record, or to one that has other values since: what the server
 * leaves behind when it frees records by itself.
 */
export class RedisSweep {
  readonly #port: RedisPort;
  readonly #layout: RecordLayout;
  readonly #keys: RedisKeys;

  constructor(port: RedisPort, layout: RecordLayout, keys: RedisKeys) {
    this.#port = port;
    this.#layout = layout;
    this.#keys = keys;
  }

  async run(): Promise<void> {
    try {
      await this.#sweep(this.#members());
      for (const index of this.#layout.ordered) await this.#sweep(this.#ordered(index));
      for await (const key of this.#indexSets()) await this.#sweep(this.#index(key));
    } catch (error) {
      if (error instanceof OrmError) throw error;
      throw redisFault(this.#port, error, { model: this.#layout.model.name, operation: "delete" });
    }
  }

  #members(): Swept {
    return {
      key: this.#keys.members,
      scan: "SSCAN",
      forget: "SREM",
      partOf: (part) => part,
      belongs: () => true,
    };
  }

  /** The index's name and the tuple or its digest are in the key; an index that the schema does not have is left alone. */
  #index(key: string): Swept {
    const [name = ""] = key.slice(this.#keys.indexes.length).split(":");
    const index = this.#layout.indexes.find(({ escaped }) => escaped === name);
    return {
      ...this.#members(),
      key,
      belongs: (_part, row) => index === undefined || this.#indexKey(index, row) === key,
    };
  }

  #indexKey(index: StoredKey, row: Row): string | null {
    const tuple = tupleOf(index, row);
    return tuple === null ? null : this.#keys.index(index, tuple);
  }

  #ordered(index: OrderedIndex): Swept {
    const partOf = (member: string) => partOfMember(index, member);
    return {
      key: this.#keys.ordered(index),
      scan: "ZSCAN",
      forget: "ZREM",
      partOf,
      belongs: (member, row) => memberOf(index, row, partOf(member)) === member,
    };
  }

  async #sweep(set: Swept): Promise<void> {
    let cursor = "0";
    do {
      const args = [set.scan, set.key, cursor, String(KEYS_PER_COMMAND)];
      const reply = await this.#port.run(scanSet, [this.#keys.members], args, () => {});
      const [next = "0", ...signed] = textsOf(reply);
      const members = signed.map((member) => member.slice(1));
      if (members.length > 0) await this.#forget(set, members);
      cursor = next;
    } while (cursor !== "0");
  }

  async #forget(set: Swept, members: readonly string[]): Promise<void> {
    const names = members.map((member) => this.#keys.record(set.partOf(member)));
    const texts = textsOf(await this.#port.send("MGET", names, this.#keys.members));
    const stale = members.flatMap((member, at) => {
      const text = texts[at] ?? "";
      return text !== "" && this.#belongs(set, member, text) ? [] : [member, set.partOf(member), text];
    });
    if (stale.length === 0) return;
    const args = [set.forget, set.key, ...stale];
    await this.#port.run(forgetMembers, [this.#keys.members], args, () => {});
  }

  /** A text that is no record is for those to be told of who ask for it. */
  #belongs(set: Swept, member: string, text: string): boolean {
    try {
      const { row } = decodeRecord(this.#layout, text, () => set.key, this.#port.kind);
      return set.belongs(member, row);
    } catch {
      return true;
    }
  }

  /** The keys of all index sets. */
  async *#indexSets(): AsyncGenerator<string> {
    const pattern = `${this.#keys.indexes.replaceAll(/[\\*?[\]^]/g, "\\$&")}*`;
    let cursor = "0";
    do {
      const reply = await this.#scan(cursor, pattern);
      if (!Array.isArray(reply)) throw new TypeError("the Redis client gave no cursor");
      const [next, found]: readonly unknown[] = reply;
      yield* textsOf(found);
      cursor = textOf(next) ?? "0";
    } while (cursor !== "0");
  }

  /** From the node that the model is on, each time. */
  #scan(cursor: string, pattern: string): Promise<unknown> {
    const { members } = this.#keys;
    const count = String(KEYS_PER_COMMAND);
    if (this.#port.isCluster) {
      return this.#port.run(scanKeys, [members], [cursor, pattern, count], () => {});
    }
    return this.#port.send("SCAN", [cursor, "MATCH", pattern, "COUNT", count], members);
  }
}
