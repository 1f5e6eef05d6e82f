import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import { type StoredKey, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import { recordText, unknownLines } from "../../../emitters/key-value/record-text.ts";
import type { RecordChange } from "../stored-record.ts";

/** Before every text, so that no store takes it for JSON and parses it. */
export const MARK = "v1|";

/**
 * A write in the order in which it must happen. Wherever it breaks off, no reader sees anything but the
 * records as they were or as they shall be: an entry without its record leads nowhere and may be taken over.
 */
export interface PortableSteps {
  /** Entries of the new values, written first. */
  readonly entries: readonly (readonly [key: string, text: string])[];
  /** The records; `null` removes. With these the write has happened. */
  readonly records: readonly (readonly [key: string, text: string | null])[];
  /** Unique entries that nobody needs any more, with the text that says they are still ours. */
  readonly freed: readonly (readonly [key: string, text: string])[];
  /** Index entries that nobody needs any more. */
  readonly left: readonly string[];
  /** Counters that must not fall behind. */
  readonly numbers: readonly (readonly [key: string, number: bigint])[];
}

export function portableSteps(
  changes: readonly RecordChange[],
  keysOf: (change: RecordChange) => PortableKeys,
): PortableSteps {
  const entries: [string, string][] = [];
  const records: [string, string | null][] = [];
  const freed: [string, string][] = [];
  const left: string[] = [];
  const numbers: [string, bigint][] = [];
  for (const change of changes) {
    const keys = keysOf(change);
    const { layout, before, after } = change;
    const part = (after ?? before)?.part ?? "";
    for (const key of layout.keys.slice(1)) {
      const { taken, given } = movedTuple(key, change);
      if (taken !== null) entries.push([keys.entry(key, taken), MARK + part]);
      if (given !== null) freed.push([keys.entry(key, given), MARK + part]);
    }
    for (const index of layout.indexes) {
      const { taken, given } = movedTuple(index, change);
      if (taken !== null) entries.push([keys.indexEntry(index, taken, part), MARK]);
      if (given !== null) left.push(keys.indexEntry(index, given, part));
    }
    records.push([keys.record(part), textAfter(change)]);
    for (const [at, position] of layout.numbered.entries()) {
      const cell = after?.row[position] ?? null;
      if (typeof cell === "number" || typeof cell === "bigint")
        numbers.push([keys.counter(at + 1), BigInt(cell)]);
    }
  }
  return { entries, records, freed, left, numbers };
}

/** The tuple that the change takes and the one that it gives up; none where it stays. */
function movedTuple(key: StoredKey, { before, after }: RecordChange) {
  const given = before === null ? null : tupleOf(key, before.row);
  const taken = after === null ? null : tupleOf(key, after.row);
  return given === taken ? { taken: null, given: null } : { taken, given };
}

function textAfter({ layout, after }: RecordChange): string | null {
  if (after === null) return null;
  return recordText(layout, after.row, after.text === null ? "" : unknownLines(layout, after.text));
}

/** Every key that must not change between the look at it and the write. */
export function touchedKeys({ entries, records, freed, numbers }: PortableSteps): readonly string[] {
  return [...entries, ...records, ...freed, ...numbers].map(([key]) => key);
}
