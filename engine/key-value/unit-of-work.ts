import type { RecordLayout, Row } from "../../emitters/key-value/record-layout.ts";
import { highestNumber } from "./highest-number.ts";
import type { ReadAnswer, ReadRequest } from "./read-request.ts";
import { ask, type Reading } from "./reading.ts";
import { pageOf, RecordTable } from "./record-table.ts";
import { type RecordChange, type RecordMove, recordMove, type StoredRecord } from "./stored-record.ts";

/** The held-back writes to one model. */
interface Held {
  /** By primary key, each record once: `before` as the store below has it, `after` as it shall be. */
  readonly changes: Map<string, RecordChange>;
  /** The records as they shall be. */
  readonly own: RecordTable;
  /** By primary key, the one that the store below has the record under. */
  readonly origins: Map<string, string>;
  /** By position, the highest number of a record. */
  readonly numbers: Map<number, bigint>;
}

/**
 * The held-back writes of a transaction, laid over a store or over the transaction around it: what is
 * read through it is the store's answer with these writes made.
 */
export class UnitOfWork {
  readonly outer: UnitOfWork | null;
  readonly #models = new Map<string, Held>();

  constructor(outer: UnitOfWork | null) {
    this.outer = outer;
  }

  *read(request: ReadRequest): Reading<ReadAnswer> {
    const held = this.#models.get(request.layout.model.name);
    const asked = widened(request, held?.changes.size ?? 0);
    const answer = this.outer === null ? yield* ask(asked) : yield* this.outer.read(asked);
    const own = held?.own.read(asked) ?? [];
    const laid = answer.map((group, at) => [
      ...group.filter((record) => held?.changes.has(record.part) !== true),
      ...(own[at] ?? []),
    ]);
    return request.kind === "range" ? laid.map((group) => pageOf(group, request)) : laid;
  }

  /** How many records these writes add to the model's, the transactions around it included. */
  addedTo(layout: RecordLayout): number {
    let added = this.outer?.addedTo(layout) ?? 0;
    for (const { before, after } of this.#models.get(layout.model.name)?.changes.values() ?? []) {
      added += (after === null ? 0 : 1) - (before === null ? 0 : 1);
    }
    return added;
  }

  hold(changes: readonly RecordChange[]): void {
    // All removals first: one change may take the key that another one gives up.
    for (const { layout, before } of changes) if (before !== null) this.#leave(layout, before);
    for (const change of changes) if (change.after !== null) this.#enter(change, change.after);
    this.holdMoves(changes.flatMap(recordMove));
  }

  holdMoves(moves: readonly RecordMove[]): void {
    const known = moves.map(({ layout, from }) => this.#held(layout).origins.get(from) ?? from);
    for (const { layout, from } of moves) this.#held(layout).origins.delete(from);
    for (const [at, { layout, to }] of moves.entries()) this.#held(layout).origins.set(to, known[at] ?? to);
  }

  #leave(layout: RecordLayout, before: StoredRecord): void {
    const { changes, own } = this.#held(layout);
    const known = changes.get(before.part);
    if (known !== undefined) own.apply([{ layout, before, after: null, freedIn: null }]);
    if (known?.before === null) changes.delete(before.part);
    else changes.set(before.part, { layout, before: known?.before ?? before, after: null, freedIn: null });
  }

  /** The highest number that these rows or the held-back records have: the store's counter may not know it yet. */
  highestNumber(layout: RecordLayout, position: number, rows: readonly Row[]): bigint {
    const held = this.#models.get(layout.model.name)?.numbers.get(position) ?? 0n;
    const around = this.outer?.highestNumber(layout, position, []) ?? 0n;
    return greater(highestNumber(rows, position), greater(held, around));
  }

  #enter({ layout, freedIn }: RecordChange, after: StoredRecord): void {
    const { changes, own, numbers } = this.#held(layout);
    for (const position of layout.numbered) {
      numbers.set(position, greater(numbers.get(position) ?? 0n, highestNumber([after.row], position)));
    }
    own.apply([{ layout, before: null, after, freedIn }]);
    changes.set(after.part, { layout, before: changes.get(after.part)?.before ?? null, after, freedIn });
  }

  #held(layout: RecordLayout): Held {
    const { name } = layout.model;
    const held = this.#models.get(name) ?? {
      changes: new Map(),
      own: new RecordTable(layout),
      origins: new Map(),
      numbers: new Map(),
    };
    this.#models.set(name, held);
    return held;
  }

  /** What is to be written, each record once. */
  changes(): readonly RecordChange[] {
    return [...this.#models.values()].flatMap(({ changes }) => [...changes.values()]);
  }

  /** Where records have gone that get another primary key. */
  moves(): readonly RecordMove[] {
    return [...this.#models.values()].flatMap(({ origins, own }) =>
      [...origins].flatMap(([to, from]) =>
        from === to || !own.records.has(to) ? [] : [{ layout: own.layout, from, to }],
      ),
    );
  }
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/**
 * A page as far as it must be read for these held-back writes to be laid over it: each may take one record out
 * of it. What is skipped is read too, so that it is known whether others have changed it.
 */
function widened(request: ReadRequest, changes: number): ReadRequest {
  if (request.kind === "index") return changes === 0 ? request : { ...request, page: null };
  if (request.kind !== "range" || request.page === null) return request;
  const { take, skip } = request.page;
  return { ...request, page: { ...request.page, skip: 0, take: skip + take + changes } };
}
