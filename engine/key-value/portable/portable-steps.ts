import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import {
  positionOf,
  type RecordLayout,
  type Row,
  type StoredIndex,
  type StoredKey,
  tupleOf,
} from "../../../emitters/key-value/record-layout.ts";
import { recordText, unknownLines } from "../../../emitters/key-value/record-text.ts";
import { type RecordChange, type RecordMove, recordMove, type StoredRecord } from "../stored-record.ts";
import { RecordRounds, type RecordText } from "./record-rounds.ts";

/** Before every text, so that no store takes it for JSON and parses it. */
export const MARK = "v1|";

/**
 * A write in the order in which it must happen. Wherever it breaks off, each record is as it was or as it shall
 * be, and its keys find it: an entry names its record before that is there, and also the record that gives the
 * value up. Only a record that gets another primary key can then be there under both, and only records that
 * exchange values can have one together.
 */
export interface PortableSteps {
  /** Entries of the new values, written first. */
  readonly entries: readonly KeptText[];
  /** Unique entries that an older schema may not have written: made where there is none. */
  readonly renewed: readonly KeptText[];
  /** The records, those of one round at once. With these the write has happened. */
  readonly rounds: readonly (readonly RecordText[])[];
  /** Entries that still name the record that has given the value up. */
  readonly settled: readonly KeptText[];
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
  moves: readonly RecordMove[],
  keysOf: (layout: RecordLayout) => PortableKeys,
): PortableSteps {
  const entries: KeptText[] = [];
  const renewed: KeptText[] = [];
  const settled: KeptText[] = [];
  const freed: Text[] = [];
  const left: string[] = [];
  const numbers: [string, bigint][] = [];
  const records = new RecordRounds();
  const given = givenEntries(changes, keysOf);
  for (const change of changes.flatMap(removedAndMade)) {
    const { layout, after, freedIn } = change;
    const keys = keysOf(layout);
    const part = (after ?? change.before)?.part ?? "";
    const record = keys.record(part);
    const isRenewed = changesNothing(change);
    const moving = isRenewed ? { ...change, before: null } : change;
    for (const key of layout.keys.slice(1)) {
      const tuples = movedTuple(key, moving);
      if (tuples.given !== null) freed.push([keys.entry(key, tuples.given), MARK + part]);
      if (tuples.taken === null) continue;
      const entry: KeptText = [keys.entry(key, tuples.taken), MARK + part, freedIn];
      const giver = given.get(entry[0]);
      if (isRenewed) renewed.push(entry);
      else if (giver === undefined || giver === part) entries.push(entry);
      else {
        entries.push([entry[0], `${entry[1]}\n${giver}`, freedIn]);
        settled.push(entry);
        records.follow(record, keys.record(giver));
      }
    }
    for (const index of layout.indexes) {
      const { taken, given } = moved(moving, (row) => keys.entryOfRow(index, row, part));
      if (taken !== null) entries.push([taken, MARK, freedIn]);
      if (given !== null) left.push(given);
      if (isRenewed && index.carried.length > 0) left.push(...plainEntry(keys, index, change));
    }
    records.add({ key: record, text: after === null ? null : textOf(layout, after), freedIn });
    for (const [at, position] of layout.numbered.entries()) {
      const cell = after?.row[position] ?? null;
      if (typeof cell === "number" || typeof cell === "bigint")
        numbers.push([keys.counter(at + 1), BigInt(cell)]);
    }
  }
  for (const { layout, from, to } of [...moves, ...changes.flatMap(recordMove)]) {
    records.leave(keysOf(layout).record(from), keysOf(layout).record(to));
  }
  // A value that one record gives up and another takes stays in use.
  const made = new Set(entries.map(([key]) => key));
  return {
    entries,
    renewed,
    rounds: records.rounds(),
    settled,
    freed: freed.filter(([key]) => !made.has(key)),
    left: left.filter((key) => !made.has(key)),
    numbers,
  };
}

/** By unique entry, the record that gives its value up. */
function givenEntries(
  changes: readonly RecordChange[],
  keysOf: (layout: RecordLayout) => PortableKeys,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const change of changes.flatMap(removedAndMade)) {
    for (const key of change.layout.keys.slice(1)) {
      const tuple = movedTuple(key, change).given;
      if (tuple !== null) given.set(keysOf(change.layout).entry(key, tuple), change.before?.part ?? "");
    }
  }
  return given;
}

/** The primary keys that a unique entry names: its record, and while it changes hands the one before. */
export function partsOfEntry(text: string | null): readonly string[] {
  return text?.startsWith(MARK) ? text.slice(MARK.length).split("\n") : [];
}

/** A record that gets another primary key is one that goes and one that comes. */
function removedAndMade(change: RecordChange): readonly RecordChange[] {
  if (recordMove(change).length === 0) return [change];
  return [
    { ...change, after: null, freedIn: null },
    { ...change, before: null },
  ];
}

/** Such a write is for what an older schema did not write: its entries. */
function changesNothing({ layout, before, after }: RecordChange): boolean {
  return before !== null && after !== null && textOf(layout, after) === before.text;
}

/** The entry that an older schema may have written, with nothing in it but the record. */
function plainEntry(keys: PortableKeys, index: StoredIndex, { after }: RecordChange): readonly string[] {
  const tuple = after === null ? null : tupleOf(index, after.row);
  return tuple === null ? [] : [keys.indexEntry(index, tuple, after?.part ?? "")];
}

/** The tuple that the change takes and the one that it gives up; none where it stays. */
function movedTuple(key: StoredKey, change: RecordChange) {
  return moved(change, (row) => tupleOf(key, row));
}

/**
 * What stands for the row that comes and for the one that goes; none where it stays. With another end an entry is
 * written again, as it ends with its record.
 */
function moved(change: RecordChange, of: (row: Row) => string | null) {
  const { before, after } = change;
  const given = before === null ? null : of(before.row);
  const taken = after === null ? null : of(after.row);
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
  const { entries, renewed, rounds, freed, numbers } = steps;
  const records = rounds.flat().map(({ key }) => key);
  return [...[...entries, ...renewed, ...freed, ...numbers].map(([key]) => key), ...records];
}
