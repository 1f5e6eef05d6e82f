import { cellText } from "../../emitters/key-value/cell-text.ts";
import {
  positionOf,
  type RecordLayout,
  type Row,
  type StoredIndex,
} from "../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { ThroughLookup } from "../../ir/physical/through-lookup.ts";
import type { Answer } from "../driver.ts";
import { cellsAt, type Values } from "./bound-values.ts";
import type { ReadAnswer, ReadRequest } from "./read-request.ts";
import type { StoredRecord } from "./stored-record.ts";
import { distinctTuples } from "./tuples.ts";

/** The records of a connecting model, and those that they connect to. */
export interface ThroughAnswer {
  readonly connecting: readonly StoredRecord[];
  readonly related: readonly StoredRecord[];
}

/** The way of a many-to-many relation: from tuples of an index, by connecting records, to the related ones. */
export class ThroughStep {
  readonly connecting: RecordLayout;
  readonly related: RecordLayout;
  readonly index: StoredIndex;
  /** Where in a connecting record the related one's primary key stands. */
  readonly to: number;
  /** What the records are found by, for `$explain`. */
  readonly place: string;
  readonly #from: number;
  readonly #keySlot: number;

  constructor({ through, model, keySlot }: ThroughLookup, connecting: RecordLayout, related: RecordLayout) {
    this.connecting = connecting;
    this.related = related;
    this.index = indexNamed(connecting, through.index);
    this.to = positionOf(connecting.model, through.to);
    this.place = `${through.model}.${through.from} to ${model}`;
    this.#from = positionOf(connecting.model, through.from);
    this.#keySlot = keySlot;
  }

  tuples(values: Values): readonly string[] {
    return distinctTuples(cellsAt(values, this.#keySlot).map((cell) => [cell]));
  }

  /** One step after the other, through whoever must see both. */
  async read(
    tuples: readonly string[],
    read: (request: ReadRequest) => Promise<ReadAnswer>,
  ): Promise<ThroughAnswer> {
    const ways = [{ keys: [this.index], tuples: tuples.map((tuple) => [tuple]) }];
    const connecting = (await read({ kind: "index", layout: this.connecting, ways, page: null })).flat();
    const layout = this.related;
    const wanted = distinctTuples(connecting.map((record) => [record.row[this.to] ?? null]));
    if (wanted.length === 0) return { connecting, related: [] };
    const related = await read({ kind: "key", layout, key: layout.primary, tuples: wanted });
    return { connecting, related: related.flat() };
  }

  /** Each related record once for each cell that connects to it, with the cell at its end. */
  answer({ connecting, related }: ThroughAnswer): Answer {
    const byPart = new Map(related.map((record) => [record.part, record.row]));
    const rows = [...this.#cellsByPart(connecting)].flatMap(([part, cells]) => {
      const row = byPart.get(part);
      return row === undefined ? [] : [...cells].map((cell) => [...row, cell]);
    });
    return { rows, count: rows.length };
  }

  #cellsByPart(connecting: readonly StoredRecord[]): ReadonlyMap<string, ReadonlySet<Cell>> {
    const cellsByPart = new Map<string, Set<Cell>>();
    for (const { row } of connecting) {
      const part = this.relatedPart(row);
      if (part === null) continue;
      const cells = cellsByPart.get(part) ?? new Set();
      cells.add(row[this.#from] ?? null);
      cellsByPart.set(part, cells);
    }
    return cellsByPart;
  }

  /** The primary key, as entries name it, of what a connecting record leads to. */
  relatedPart(row: Row): string | null {
    const to = row[this.to] ?? null;
    return to === null ? null : cellText(to);
  }
}

function indexNamed(layout: RecordLayout, name: string): StoredIndex {
  const index = layout.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) throw new TypeError(`no index "${name}" on "${layout.model.name}"`);
  return index;
}
