import { cellText } from "../../../emitters/key-value/cell-text.ts";
import { coveredRanges, memberOf, partOfMember } from "../../../emitters/key-value/ordered-index.ts";
import { type RecordLayout, type StoredKey, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import {
  findByIndex,
  findByKey,
  findByRange,
  findThrough,
  scanMembers,
} from "../../../emitters/key-value/redis-scripts.ts";
import type { Script } from "../../../emitters/key-value/script.ts";
import type { Sent } from "../../driver.ts";
import { decodeRecord } from "../decode-record.ts";
import { type Ending, NEVER_ENDING } from "../ending.ts";
import { recordsByTuples } from "../index-request.ts";
import type { IndexWay, ReadAnswer, ReadByRange, ReadRequest } from "../read-request.ts";
import type { StoredRecord } from "../stored-record.ts";
import type { ThroughAnswer, ThroughStep } from "../through-step.ts";
import { sharedPlace } from "../violation.ts";
import type { ReadWitness, Seen } from "./read-witness.ts";
import { redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { countOf, textOf, textsOf } from "./redis-reply.ts";

/** Keys in one `MGET`, tuples in one script call, records in one batch of a scan. */
export const KEYS_PER_COMMAND = 1000;

/** Who hears of what a transaction sees, and which of it has ended for the call that looks. */
export interface Sight {
  readonly witness: ReadWitness;
  readonly ending: Ending;
}

/** Reads the records of one model from Redis, and tells a witness what it saw where there is one. */
export class RedisSource {
  readonly #port: RedisPort;
  readonly #layout: RecordLayout;
  readonly #keys: RedisKeys;
  readonly #witness: ReadWitness | null;
  readonly #ending: Ending;
  readonly #sent: Sent;

  constructor(port: RedisPort, layout: RecordLayout, keys: RedisKeys, sight: Sight | null, sent: Sent) {
    this.#port = port;
    this.#layout = layout;
    this.#keys = keys;
    this.#witness = sight?.witness ?? null;
    this.#ending = sight?.ending ?? NEVER_ENDING;
    this.#sent = sent;
  }

  read(request: ReadRequest): Promise<ReadAnswer> {
    this.#witness?.answered(this.#keys);
    if (request.kind === "members") return this.#members();
    if (request.kind === "range") return this.#ranged(request);
    if (request.kind === "index") return this.#indexed(request.ways);
    const { key, tuples } = request;
    const [only] = tuples;
    if (key !== this.#layout.primary) return inChunks(tuples, (chunk) => this.#entries(key, chunk));
    if (tuples.length === 1 && only !== undefined) return this.#record(only);
    return inChunks(tuples, (chunk) => this.#records(chunk));
  }

  /** The records that tuples of an index lead to, and of the other source those whose keys stand in a field. */
  async through(
    related: RedisSource,
    { place, index, to }: ThroughStep,
    tuples: readonly string[],
  ): Promise<ThroughAnswer> {
    const field = this.#layout.fields[to];
    const absent = field?.fill.kind === "literal" ? cellText(field.fill.value) : "null";
    const first = [related.#keys.members, index.escaped, this.#layout.linePrefixes[to] ?? "", absent];
    const replies = await inChunks(tuples, async (chunk) => [
      textsOf(await this.#run(findThrough, place, [...first, ...chunk], [related.#keys.members])),
    ]);
    const connecting: StoredRecord[] = [];
    const found = new Map<string, StoredRecord>();
    for (const [count = "0", ...pairs] of replies) {
      const end = 2 * Number(count);
      connecting.push(...this.#pairs(pairs.slice(0, end), 0));
      for (const record of related.#pairs(pairs.slice(end), 0)) found.set(record.part, record);
    }
    const asked = new Set(tuples);
    const own = connecting.filter((record) => asked.has(tupleOf(index, record.row) ?? ""));
    return { connecting: own, related: [...found.values()] };
  }

  async count(): Promise<number> {
    this.#witness?.answered(this.#keys);
    const count = countOf(
      await this.#send(`SCARD ${this.#layout.model.name}`, "SCARD", [this.#keys.members]),
    );
    this.#witness?.count(this.#keys, count);
    return count;
  }

  async #record(part: string): Promise<ReadAnswer> {
    const text = textOf(
      await this.#send(`GET ${this.#place(this.#layout.primary)}`, "GET", [this.#keys.record(part)]),
    );
    return [this.#recordAt(part, text ?? "")];
  }

  async #records(parts: readonly string[]): Promise<ReadAnswer> {
    const names = parts.map((part) => this.#keys.record(part));
    const texts = textsOf(await this.#send(`MGET ${this.#place(this.#layout.primary)}`, "MGET", names));
    return parts.map((part, at) => this.#recordAt(part, texts[at] ?? ""));
  }

  async #entries(key: StoredKey, tuples: readonly string[]): Promise<ReadAnswer> {
    const reply = await this.#run(findByKey, this.#place(key), [key.escaped, ...tuples]);
    const texts = tuples.length === 1 ? [textOf(reply) ?? ""] : textsOf(reply);
    return tuples.map((tuple, at) => {
      const text = texts[at] ?? "";
      const record =
        text === ""
          ? null
          : decodeRecord(this.#layout, text, () => this.#keys.entry(key, tuple), this.#port.kind);
      this.#witness?.entry(this.#keys, key, tuple, text, this.#hasEnded(record));
      return record === null ? [] : this.#ifHeld(key, tuple, record);
    });
  }

  /** One command for all the ways, unless they are more than one can take. */
  async #indexed(ways: readonly IndexWay[]): Promise<ReadAnswer> {
    const all = ways.reduce((count, { tuples }) => count + tuples.length, 0);
    const records = all <= KEYS_PER_COMMAND ? await this.#byIndexes(ways) : await this.#inChunks(ways);
    const dealt = ways.map((way) => recordsByTuples(way, records));
    if (this.#witness !== null) this.#witnessed(this.#witness, ways, dealt);
    const [only, another] = dealt;
    if (only?.length === 1 && another === undefined) return only;
    return [[...new Set(dealt.flat(2))]];
  }

  /** Each record once. */
  async #byIndexes(ways: readonly IndexWay[]): Promise<readonly StoredRecord[]> {
    const place = `${this.#layout.model.name}.${ways.map(fieldsOf).join("|")}`;
    return this.#pairs(textsOf(await this.#run(findByIndex, place, ways.flatMap(argumentsOf))), 0);
  }

  async #inChunks(ways: readonly IndexWay[]): Promise<readonly StoredRecord[]> {
    const chunks = ways.flatMap(chunksOf);
    const found = (await Promise.all(chunks.map((chunk) => this.#byIndexes(chunk)))).flat();
    return [...new Map(found.map((record) => [record.part, record])).values()];
  }

  #witnessed(
    witness: ReadWitness,
    ways: readonly IndexWay[],
    dealt: readonly (readonly (readonly StoredRecord[])[])[],
  ): void {
    for (const [of, { keys, tuples }] of ways.entries()) {
      for (const [at, tuple] of tuples.entries()) {
        const sets = keys.map((key, each) => this.#keys.index(key, tuple[each] ?? ""));
        witness.members(this.#keys, sets, this.#partsOf(dealt[of]?.[at] ?? []));
      }
    }
  }

  /**
   * One command for what a page needs; more where entries led nowhere or records do not count, each twice as large
   * as the one before, and for every thousand of all.
   */
  async #ranged({ key, range, page }: ReadByRange): Promise<ReadAnswer> {
    const found: StoredRecord[] = [];
    const seen: string[] = [];
    const alive = new Map<string, boolean>();
    const { reversed = 0, take = Number.POSITIVE_INFINITY, skip: skipped = 0, meets = null } = page ?? {};
    // Where records may not count, those to be skipped must be looked at too.
    const most = meets === null ? take : skipped + take;
    let isWhole = false;
    let next = most;
    while (found.length < most && !isWhole) {
      const count = Math.min(meets === null ? most - found.length : next, KEYS_PER_COMMAND);
      next = 2 * count;
      const skip = seen.length === 0 && meets === null ? skipped : 0;
      const where = [String(key.positions.length), String(reversed), range.min, range.max, seen.at(-1) ?? ""];
      const args = [key.escaped, ...where, String(skip), String(count)];
      const reply = textsOf(await this.#run(findByRange, this.#place(key), args));
      for (let at = 0; at < reply.length; at += 2) {
        const member = reply[at]?.slice(1) ?? "";
        const text = reply[at + 1] ?? "";
        seen.push(member);
        const record = this.#recordOf(partOfMember(key, member), text);
        if (text !== "") alive.set(member, this.#hasEnded(record));
        if (record === null || memberOf(key, record.row, record.part) !== member) continue;
        if (meets === null || meets(record.row)) found.push(record);
      }
      isWhole = reply.length < 2 * count;
    }
    this.#witness?.range(this.#keys, key, isWhole ? [range] : coveredRanges(range, seen, reversed), alive);
    return [meets === null ? found : found.slice(skipped, most)];
  }

  /** A set that changes while it is scanned may give a member twice, but none that stays is left out. */
  async #members(): Promise<ReadAnswer> {
    const records = new Map<string, StoredRecord>();
    let cursor = "0";
    do {
      const args = [cursor, String(KEYS_PER_COMMAND)];
      const reply = textsOf(await this.#run(scanMembers, this.#layout.model.name, args));
      for (const record of this.#pairs(reply, 1)) records.set(record.part, record);
      cursor = reply[0] ?? "0";
    } while (cursor !== "0");
    const all = [...records.values()];
    this.#witness?.members(this.#keys, [this.#keys.members], this.#partsOf(all));
    return [all];
  }

  /** Records from a reply of primary keys, each after a sign, and texts. */
  #pairs(reply: readonly string[], first: number): readonly StoredRecord[] {
    const records: StoredRecord[] = [];
    for (let at = first; at < reply.length; at += 2) {
      const record = this.#recordOf(reply[at]?.slice(1) ?? "", reply[at + 1] ?? "");
      if (record !== null) records.push(record);
    }
    return records;
  }

  /** One that says it is another is not the one asked for. */
  #recordOf(part: string, text: string): StoredRecord | null {
    const record = this.#decoded(part, text);
    return record?.part === part ? record : null;
  }

  /** The same for a primary key that the call itself names. */
  #recordAt(part: string, text: string): readonly StoredRecord[] {
    const record = this.#decoded(part, text);
    return record === null ? [] : this.#ifHeld(this.#layout.primary, part, record);
  }

  #decoded(part: string, text: string): StoredRecord | null {
    const record =
      text === "" ? null : decodeRecord(this.#layout, text, () => this.#keys.record(part), this.#port.kind);
    this.#witness?.record(this.#keys, part, text, this.#hasEnded(record));
    return record;
  }

  #hasEnded(record: StoredRecord | null): boolean {
    return record !== null && this.#ending.isEnded(record.row);
  }

  #partsOf(records: readonly StoredRecord[]): Seen {
    return new Map(records.map((record) => [record.part, this.#hasEnded(record)]));
  }

  /** The record if it has the tuple; refused where it has another one in the same place. */
  #ifHeld(key: StoredKey, tuple: string, record: StoredRecord): readonly StoredRecord[] {
    const own = tupleOf(key, record.row);
    if (own === tuple) return [record];
    if (
      own === null ||
      this.#keys.placeOf(this.#layout, key, own) !== this.#keys.placeOf(this.#layout, key, tuple)
    )
      return [];
    throw sharedPlace(this.#port.kind, this.#layout.model.name, key);
  }

  #place(key: StoredKey): string {
    return `${this.#layout.model.name}.${key.fields.join(",")}`;
  }

  #send(what: string, name: string, args: readonly string[]): Promise<unknown> {
    this.#sent(what);
    return this.#port.send(name, args, args[0] ?? "").then(undefined, this.#fail);
  }

  #run(
    script: Script,
    place: string,
    args: readonly string[],
    others: readonly string[] = [],
  ): Promise<unknown> {
    this.#sent(`EVALSHA ${script.name} ${place}`);
    const keys = [this.#keys.members, ...others];
    return this.#port
      .run(script, keys, args, () => this.#sent(`EVAL ${script.name} ${place}`))
      .then(undefined, this.#fail);
  }

  readonly #fail = (error: unknown): never => {
    throw redisFault(this.#port, error, { model: this.#layout.model.name, operation: "read" });
  };
}

/** The answers to all the tuples in order; the chunks go out together. */
async function inChunks<T>(
  tuples: readonly string[],
  read: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (tuples.length <= KEYS_PER_COMMAND) return read(tuples);
  const chunks: Promise<readonly T[]>[] = [];
  for (let at = 0; at < tuples.length; at += KEYS_PER_COMMAND) {
    chunks.push(read(tuples.slice(at, at + KEYS_PER_COMMAND)));
  }
  return (await Promise.all(chunks)).flat();
}

function fieldsOf({ keys }: IndexWay): string {
  return keys.map((key) => key.fields.join(",")).join("&");
}

function chunksOf({ keys, tuples }: IndexWay): readonly (readonly IndexWay[])[] {
  const chunks: IndexWay[][] = [];
  for (let at = 0; at < tuples.length; at += KEYS_PER_COMMAND) {
    chunks.push([{ keys, tuples: tuples.slice(at, at + KEYS_PER_COMMAND) }]);
  }
  return chunks;
}

function argumentsOf({ keys, tuples }: IndexWay): readonly string[] {
  const names = keys.map((key) => key.escaped);
  return [String(names.length), ...names, String(tuples.length), ...tuples.flat()];
}
