import {
  type RecordLayout,
  type Row,
  type StoredKey,
  tupleOf,
} from "../../emitters/key-value/record-layout.ts";
import { keptRow } from "./kept-cell.ts";
import type { ReadAnswer } from "./read-request.ts";
import { ask, type Reading } from "./reading.ts";
import { type RecordChange, type StoredRecord, storedRecord } from "./stored-record.ts";
import { takenKey, type WriteName } from "./violation.ts";

/** What a write would do, computed and checked in full before anything is changed. */
export interface WriteResult {
  readonly changes: readonly RecordChange[];
  /** The records as they are afterwards; for a removal, as they were. */
  readonly rows: readonly Row[];
}

/** What all the writes of one leaf share. */
export interface WriteContext {
  readonly layout: RecordLayout;
  readonly backend: string;
  readonly operation: WriteName;
}

/** The records a write is about: a unique key and the tuples asked for. */
export interface WriteTarget {
  readonly key: StoredKey;
  readonly tuples: readonly string[];
}

export type Guard = (row: Row) => boolean;
export type Edit = (row: Row) => Row;

export function* insertRecords(context: WriteContext, rows: readonly Row[]): Reading<WriteResult> {
  const { layout } = context;
  const changes = rows.map((row) => ({
    layout,
    before: null,
    after: storedRecord(layout, keptRow(row), null),
  }));
  yield* refuseTakenKeys(refusalOf(context), layout, changes, NONE);
  return { changes, rows };
}

export function* updateRecords(
  context: WriteContext,
  target: WriteTarget,
  guard: Guard,
  edit: Edit,
): Reading<WriteResult> {
  const records = yield* targetedRecords(context.layout, target);
  return yield* editRecords(
    context,
    records.filter((record) => guard(record.row)),
    edit,
  );
}

/** Where a record has the key's values it is edited, otherwise `row` is inserted. */
export function* upsertRecord(
  context: WriteContext,
  key: StoredKey,
  row: Row,
  edit: Edit,
): Reading<WriteResult> {
  const tuple = tupleOf(key, row);
  if (tuple === null) return yield* insertRecords(context, [row]);
  const records = yield* targetedRecords(context.layout, { key, tuples: [tuple] });
  if (records.length === 0) return yield* insertRecords(context, [row]);
  return yield* editRecords(context, records, edit);
}

export function* deleteRecords(
  context: WriteContext,
  target: WriteTarget,
  guard: Guard,
): Reading<WriteResult> {
  const { layout } = context;
  const records = (yield* targetedRecords(layout, target)).filter((record) => guard(record.row));
  const changes = records.map((before) => ({ layout, before, after: null }));
  return { changes, rows: records.map((record) => record.row) };
}

function* targetedRecords(
  layout: RecordLayout,
  { key, tuples }: WriteTarget,
): Reading<readonly StoredRecord[]> {
  if (tuples.length === 0) return [];
  return (yield* ask({ kind: "key", layout, key, tuples })).flat();
}

function* editRecords(
  context: WriteContext,
  records: readonly StoredRecord[],
  edit: Edit,
): Reading<WriteResult> {
  const { layout } = context;
  const changes = records.map((before) => ({
    layout,
    before,
    after: storedRecord(layout, edit(before.row), before.text),
  }));
  yield* refuseTakenKeys(refusalOf(context), layout, changes, NONE);
  return { changes, rows: changes.map((change) => change.after.row) };
}

/** A record as it shall be, and as it was. */
export interface Claim {
  readonly layout: RecordLayout;
  readonly before: StoredRecord | null;
  readonly after: StoredRecord;
}

/**
 * Every key value that the claims newly take must be free, or given up by the same write: by another claim,
 * or by a record that goes, named in `removed` by its primary key.
 */
export function* refuseTakenKeys(
  refusal: (key: StoredKey) => Error,
  layout: RecordLayout,
  claims: readonly Claim[],
  removed: ReadonlySet<string>,
): Reading<void> {
  const moved = new Map<string, StoredRecord>();
  for (const { before, after } of claims) if (before !== null) moved.set(before.part, after);
  for (const key of layout.keys) {
    const claimed = new Set<string>();
    for (const { before, after } of claims) {
      const tuple = tupleOf(key, after.row);
      if (tuple === null || (before !== null && tupleOf(key, before.row) === tuple)) continue;
      if (claimed.has(tuple)) throw refusal(key);
      claimed.add(tuple);
    }
    if (claimed.size === 0) continue;
    const tuples = [...claimed];
    const holders = yield* ask({ kind: "key", layout, key, tuples });
    if (isHeld(key, tuples, holders, moved, removed)) throw refusal(key);
  }
}

function isHeld(
  key: StoredKey,
  tuples: readonly string[],
  holders: ReadAnswer,
  moved: ReadonlyMap<string, StoredRecord>,
  removed: ReadonlySet<string>,
): boolean {
  return holders.some((group, at) =>
    group.some((holder) => {
      if (removed.has(holder.part)) return false;
      const after = moved.get(holder.part);
      return after === undefined || tupleOf(key, after.row) === tuples[at];
    }),
  );
}

const NONE: ReadonlySet<string> = new Set();

function refusalOf({ backend, operation, layout }: WriteContext): (key: StoredKey) => Error {
  return (key) => takenKey(backend, operation, layout.model.name, key);
}
