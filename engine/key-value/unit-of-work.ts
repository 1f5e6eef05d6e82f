import { type RecordLayout, type StoredKey, tupleOf } from "../../emitters/key-value/record-layout.ts";
import type { ReadAnswer, ReadRequest } from "./read-request.ts";
import { ask, type Reading } from "./reading.ts";
import type { RecordChange, StoredRecord } from "./stored-record.ts";

/** A question and what the store answered, to be checked again when the work is committed. */
export interface RememberedRead {
  readonly request: ReadRequest;
  readonly answer: ReadAnswer;
}

/**
 * The held-back writes of a transaction, laid over a store or over the transaction around it: what is
 * read through it is the store's answer with these writes made.
 */
export class UnitOfWork {
  readonly outer: UnitOfWork | null;
  readonly reads: RememberedRead[] = [];
  readonly counts: { readonly layout: RecordLayout; readonly count: number }[] = [];
  readonly #models = new Map<string, Map<string, RecordChange>>();

  constructor(outer: UnitOfWork | null) {
    this.outer = outer;
  }

  *read(request: ReadRequest): Reading<ReadAnswer> {
    const changes = this.#models.get(request.layout.model.name);
    const answer = yield* this.#below(request);
    if (changes === undefined || changes.size === 0) return answer;
    const kept = answer.map((group) => group.filter((record) => !changes.has(record.part)));
    const own = [...changes.values()].flatMap(({ after }) => (after === null ? [] : [after]));
    if (request.kind === "members") return [[...kept.flat(), ...own]];
    const { key, tuples } = request;
    const byTuple = groupedBy(key, own);
    return tuples.map((tuple, at) => [...(kept[at] ?? []), ...(byTuple.get(tuple) ?? [])]);
  }

  *#below(request: ReadRequest): Reading<ReadAnswer> {
    if (this.outer !== null) return yield* this.outer.read(request);
    const answer = yield* ask(request);
    this.reads.push({ request, answer });
    return answer;
  }

  /** How many records these writes add to the model's, the transactions around it included. */
  addedTo(layout: RecordLayout): number {
    let added = this.outer?.addedTo(layout) ?? 0;
    for (const { before, after } of this.#models.get(layout.model.name)?.values() ?? []) {
      added += (after === null ? 0 : 1) - (before === null ? 0 : 1);
    }
    return added;
  }

  remember(layout: RecordLayout, count: number): void {
    if (this.outer === null) this.counts.push({ layout, count });
    else this.outer.remember(layout, count);
  }

  hold(changes: readonly RecordChange[]): void {
    // All removals first: one change may take the key that another one gives up.
    for (const { layout, before } of changes) if (before !== null) this.#change(layout, before, null);
    for (const { layout, after } of changes) if (after !== null) this.#change(layout, null, after);
  }

  #change(layout: RecordLayout, before: StoredRecord | null, after: StoredRecord | null): void {
    const { name } = layout.model;
    const changes = this.#models.get(name) ?? new Map<string, RecordChange>();
    this.#models.set(name, changes);
    const part = (after ?? before)?.part ?? "";
    const known = changes.get(part);
    const first = known === undefined ? before : known.before;
    if (first === null && after === null) changes.delete(part);
    else changes.set(part, { layout, before: first, after });
  }

  /** What is to be written, each record once: `before` as the store below has it. */
  changes(): readonly RecordChange[] {
    return [...this.#models.values()].flatMap((changes) => [...changes.values()]);
  }
}

function groupedBy(key: StoredKey, records: readonly StoredRecord[]): Map<string, StoredRecord[]> {
  const groups = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const tuple = tupleOf(key, record.row);
    if (tuple === null) continue;
    const group = groups.get(tuple);
    if (group === undefined) groups.set(tuple, [record]);
    else group.push(record);
  }
  return groups;
}
