import {
  type RecordLayout,
  type Row,
  type StoredKey,
  tupleOf,
} from "../../emitters/key-value/record-layout.ts";
import type { Ending } from "./ending.ts";
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
  readonly ending: Ending;
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
  const claims = rows.map((row) => ({
    layout,
    before: null,
    after: storedRecord(layout, row, null),
  }));
  return { changes: yield* changesOf(context, claims), rows };
}

export function* updateRecords(
  context: WriteContext,
  target: WriteTarget,
  guard: Guard,
  edit: Edit,
): Reading<WriteResult> {
  const records = yield* targetedRecords(context, target);
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
  const records = yield* targetedRecords(context, { key, tuples: [tuple] });
  if (records.length === 0) return yield* insertRecords(context, [row]);
  return yield* editRecords(context, records, edit);
}

export function* deleteRecords(
  context: WriteContext,
  target: WriteTarget,
  guard: Guard,
): Reading<WriteResult> {
  const records = (yield* targetedRecords(context, target)).filter((record) => guard(record.row));
  const changes = records.map((before) => removal(context.layout, before));
  return { changes, rows: records.map((record) => record.row) };
}

function removal(layout: RecordLayout, before: StoredRecord): RecordChange {
  return { layout, before, after: null, freedIn: null };
}

/** Those that have not ended. */
function* targetedRecords(
  { layout, ending }: WriteContext,
  { key, tuples }: WriteTarget,
): Reading<readonly StoredRecord[]> {
  if (tuples.length === 0) return [];
  const found = (yield* ask({ kind: "key", layout, key, tuples })).flat();
  return found.filter((record) => !ending.isEnded(record.row));
}

function* editRecords(
  context: WriteContext,
  records: readonly StoredRecord[],
  edit: Edit,
): Reading<WriteResult> {
  const { layout } = context;
  const claims = records.map((before) => ({
    layout,
    before,
    after: storedRecord(layout, edit(before.row), before.text),
  }));
  return { changes: yield* changesOf(context, claims), rows: claims.map((claim) => claim.after.row) };
}

/** The claims, if their keys are free, and before them the removal of the ended records that hold some. */
function* changesOf(context: WriteContext, claims: readonly Claim[]): Reading<readonly RecordChange[]> {
  const { layout, ending } = context;
  const ended = yield* refuseTakenKeys(refusalOf(context), layout, claims, NONE, ending);
  const made = claims.map(({ before, after }): RecordChange => {
    const freedIn = ending.freedIn(after.row);
    if (before !== null) return { layout, before, after, freedIn };
    // A new record in the place of one that has ended is one change of that place.
    const replaced = ended.get(after.part) ?? null;
    ended.delete(after.part);
    return { layout, before: replaced, after, freedIn };
  });
  return [...[...ended.values()].map((before) => removal(layout, before)), ...made];
}

/** A record as it shall be, and as it was. */
export interface Claim {
  readonly layout: RecordLayout;
  readonly before: StoredRecord | null;
  readonly after: StoredRecord;
}

/**
 * Every key value that the claims newly take must be free, or given up by the same write: by another claim,
 * by a record that goes, named in `removed` by its primary key, or by one that has ended. The answer is these
 * last ones, by primary key.
 */
export function* refuseTakenKeys(
  refusal: (key: StoredKey) => Error,
  layout: RecordLayout,
  claims: readonly Claim[],
  removed: ReadonlySet<string>,
  ending: Ending,
): Reading<Map<string, StoredRecord>> {
  const ended = new Map<string, StoredRecord>();
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
    for (const holder of keepersOf(key, tuples, holders, moved, removed)) {
      if (!ending.isEnded(holder.row)) throw refusal(key);
      ended.set(holder.part, holder);
    }
  }
  return ended;
}

/** The holders of the tuples that this write does not move or remove. */
function keepersOf(
  key: StoredKey,
  tuples: readonly string[],
  holders: ReadAnswer,
  moved: ReadonlyMap<string, StoredRecord>,
  removed: ReadonlySet<string>,
): readonly StoredRecord[] {
  return holders.flatMap((group, at) =>
    group.filter((holder) => {
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
