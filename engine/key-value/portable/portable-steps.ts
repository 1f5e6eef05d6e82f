import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import {
  positionOf,
  type RecordLayout,
  type StoredKey,
  tupleOf,
} from "../../../emitters/key-value/record-layout.ts";
import { recordText, unknownLines } from "../../../emitters/key-value/record-text.ts";
import type { RecordChange, StoredRecord } from "../stored-record.ts";

/** Before every text, so that no store takes it for JSON and parses it. */
export const MARK = "v1|";

/**
 * A write in the order in which it must happen. Wherever it breaks off, no reader sees anything but the
 * records as they were or as they shall be: an entry without its record leads nowhere and may be taken over.
 * Only a record that gets another primary key can then be there under both.
 */
export interface PortableSteps {
  /** Entries of the new values, written first. */
  readonly entries: readonly KeptText[];
  /** Unique entries that an older schema may not have written: made where there is none. */
  readonly renewed: readonly KeptText[];
  /** The records that are to be, and then those that are not. With these the write has happened. */
  readonly kept: readonly KeptText[];
  readonly removed: readonly string[];
  /** Unique entries that nobody needs any more, with the text that says they are still ours. */
  readonly freed: readonly Text[];
  /** Index entries that nobody needs any more. */
  readonly left: readonly string[];
  /** Counters that must not fall behind. */
  readonly numbers: readonly (readonly [key: string, number: bigint])[];
}

export type Text = readonly [key: string, text: string];

/** A text, and after how many milliseconds the store may forget it. */
export type KeptText = readonly [key: string, text: string, freedIn: number | null];

export function portableSteps(
  changes: readonly RecordChange[],
  keysOf: (change: RecordChange) => PortableKeys,
): PortableSteps {
  const entries: KeptText[] = [];
  const renewed: KeptText[] = [];
  const kept = new Map<string, KeptText>();
  const removed = new Set<string>();
  const freed: Text[] = [];
  const left: string[] = [];
  const numbers: [string, bigint][] = [];
  for (const change of changes.flatMap(removedAndMade)) {
    const keys = keysOf(change);
    const { layout, after, freedIn } = change;
    const part = (after ?? change.before)?.part ?? "";
    const isRenewed = changesNothing(change);
    const moving = isRenewed ? { ...change, before: null } : change;
    for (const key of layout.keys.slice(1)) {
      const { taken, given } = movedTuple(key, moving);
      const list = isRenewed ? renewed : entries;
      if (taken !== null) list.push([keys.entry(key, taken), MARK + part, freedIn]);
      if (given !== null) freed.push([keys.entry(key, given), MARK + part]);
    }
    for (const index of layout.indexes) {
      const { taken, given } = movedTuple(index, moving);
      if (taken !== null) entries.push([keys.indexEntry(index, taken, part), MARK, freedIn]);
      if (given !== null) left.push(keys.indexEntry(index, given, part));
    }
    if (after === null) removed.add(keys.record(part));
    else kept.set(keys.record(part), [keys.record(part), textOf(layout, after), freedIn]);
    for (const [at, position] of layout.numbered.entries()) {
      const cell = after?.row[position] ?? null;
      if (typeof cell === "number" || typeof cell === "bigint")
        numbers.push([keys.counter(at + 1), BigInt(cell)]);
    }
  }
  // Two records may exchange their primary keys.
  for (const key of kept.keys()) removed.delete(key);
  // One may come under the primary key of one that goes, with the same values.
  const made = new Map(entries.map(([key, text]) => [key, text]));
  return {
    entries,
    renewed,
    kept: [...kept.values()],
    removed: [...removed],
    freed: freed.filter(([key, text]) => made.get(key) !== text),
    left: left.filter((key) => !made.has(key)),
    numbers,
  };
}

/** A record that gets another primary key is one that goes and one that comes. */
function removedAndMade(change: RecordChange): readonly RecordChange[] {
  const { layout, before, after } = change;
  if (before === null || after === null || before.part === after.part) return [change];
  return [
    { layout, before, after: null, freedIn: null },
    { ...change, before: null },
  ];
}

/** Such a write is for what an older schema did not write: its entries. */
function changesNothing({ layout, before, after }: RecordChange): boolean {
  return before !== null && after !== null && textOf(layout, after) === before.text;
}

/**
 * The tuple that the change takes and the one that it gives up; none where it stays. With another end its
 * entry is written again, as that ends with the record.
 */
function movedTuple(key: StoredKey, change: RecordChange) {
  const { before, after } = change;
  const given = before === null ? null : tupleOf(key, before.row);
  const taken = after === null ? null : tupleOf(key, after.row);
  if (given !== taken) return { taken, given };
  return { taken: endsOtherwise(change) ? taken : null, given: null };
}

function endsOtherwise({ layout: { model }, before, after }: RecordChange): boolean {
  if (model.expires === null || before === null || after === null) return false;
  const at = positionOf(model, model.expires);
  return before.row[at] !== after.row[at];
}

function textOf(layout: RecordLayout, { row, text }: StoredRecord): string {
  return recordText(layout, row, text === null ? "" : unknownLines(layout, text));
}

/** Every key that must not change between the look at it and the write. */
export function touchedKeys(steps: PortableSteps): readonly string[] {
  const { entries, renewed, kept, removed, freed, numbers } = steps;
  return [...[...entries, ...renewed, ...kept, ...freed, ...numbers].map(([key]) => key), ...removed];
}
