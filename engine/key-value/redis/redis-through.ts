import { cellText } from "../../../emitters/key-value/cell-text.ts";
import {
  positionOf,
  type RecordLayout,
  type Row,
  type StoredKey,
} from "../../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import type { ThroughLookup } from "../../../ir/physical/through-lookup.ts";
import type { Answer, Sent } from "../../driver.ts";
import { cellsAt, type Values } from "../bound-values.ts";
import type { ReadAnswer, ReadRequest } from "../read-request.ts";
import { readLater } from "../reading.ts";
import type { StoredRecord } from "../stored-record.ts";
import { distinctTuples } from "../tuples.ts";
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
  readonly place: string;
  readonly #leaf: ThroughLookup;
  readonly #connecting: RecordLayout;
  readonly #related: RecordLayout;
  readonly #from: number;
  readonly #to: number;
  readonly #index: StoredKey;
  readonly #source: SourceOf;

  constructor(leaf: ThroughLookup, connecting: RecordLayout, related: RecordLayout, source: SourceOf) {
    const { through } = leaf;
    this.#leaf = leaf;
    this.#connecting = connecting;
    this.#related = related;
    this.#from = positionOf(connecting.model, through.from);
    this.#to = positionOf(connecting.model, through.to);
    this.#index = indexNamed(connecting, through.index);
    this.#source = source;
    this.place = `${through.model}.${through.from} to ${leaf.model}`;
    this.text = `EVALSHA find-through ${this.place}`;
  }

  async run(transaction: RedisTransaction | null, values: Values, sent: Sent): Promise<Answer> {
    const tuples = distinctTuples(cellsAt(values, this.#leaf.keySlot).map((cell) => [cell]));
    if (tuples.length === 0) return { rows: [], count: 0 };
    const { connecting, related } =
      transaction === null
        ? await this.#atOnce(tuples, sent)
        : await this.#stepByStep(transaction, tuples, sent);
    const rows = this.#pairs(connecting, related);
    return { rows, count: rows.length };
  }

  async #atOnce(tuples: readonly string[], sent: Sent) {
    const { place } = this;
    const connecting = this.#source(this.#connecting, null, sent);
    const related = this.#source(this.#related, null, sent);
    return await connecting.through(related, { place, index: this.#index, to: this.#to, tuples });
  }

  async #stepByStep(transaction: RedisTransaction, tuples: readonly string[], sent: Sent) {
    const read = async (request: ReadRequest): Promise<ReadAnswer> => {
      const source = this.#source(request.layout, transaction, sent);
      return await readLater(transaction.work.read(request), (below) => source.read(below));
    };
    const ways = [{ keys: [this.#index], tuples: tuples.map((tuple) => [tuple]) }];
    const connecting = (await read({ kind: "index", layout: this.#connecting, ways })).flat();
    const key = this.#related.primary;
    const wanted = distinctTuples(connecting.map((record) => [record.row[this.#to] ?? null]));
    if (wanted.length === 0) return { connecting, related: [] };
    const related = await read({ kind: "key", layout: this.#related, key, tuples: wanted });
    return { connecting, related: related.flat() };
  }

  /** Each related record once for each cell that connects to it. */
  #pairs(connecting: readonly StoredRecord[], related: readonly StoredRecord[]): readonly Row[] {
    const byPart = new Map(related.map((record) => [record.part, record.row]));
    const cellsByPart = new Map<string, Set<Cell>>();
    for (const { row } of connecting) {
      const to = row[this.#to] ?? null;
      if (to === null) continue;
      const part = cellText(to);
      const cells = cellsByPart.get(part) ?? new Set();
      cells.add(row[this.#from] ?? null);
      cellsByPart.set(part, cells);
    }
    return [...cellsByPart].flatMap(([part, cells]) => {
      const row = byPart.get(part);
      return row === undefined ? [] : [...cells].map((cell) => [...row, cell]);
    });
  }
}

function indexNamed(layout: RecordLayout, name: string): StoredKey {
  const index = layout.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) throw new TypeError(`no index "${name}" on "${layout.model.name}"`);
  return index;
}
