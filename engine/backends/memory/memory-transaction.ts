import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { HeldTransaction } from "../../key-value/held-transactions.ts";
import type { ReadAnswer, ReadRequest } from "../../key-value/read-request.ts";
import { UnitOfWork } from "../../key-value/unit-of-work.ts";
import { Lane } from "../../lane.ts";
import type { MemoryStore } from "./memory-store.ts";

/** What one transaction, with those nested in it, has read from the store. */
export class MemoryReads {
  readonly #store: MemoryStore;
  readonly #answers: { readonly request: ReadRequest; readonly answer: ReadAnswer }[] = [];
  readonly #counts: { readonly layout: RecordLayout; readonly count: number }[] = [];

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  read = (request: ReadRequest): ReadAnswer => {
    const answer = this.#store.read(request);
    this.#answers.push({ request, answer });
    return answer;
  };

  count(layout: RecordLayout): number {
    const count = this.#store.count(layout);
    this.#counts.push({ layout, count });
    return count;
  }

  /** One answer alone is consistent with itself. */
  get needsCheck(): boolean {
    return this.#answers.length + this.#counts.length > 1;
  }

  areStillTrue(): boolean {
    return (
      this.#answers.every(({ request, answer }) => sameRecords(answer, this.#store.read(request))) &&
      this.#counts.every(({ layout, count }) => this.#store.count(layout) === count)
    );
  }
}

/** A record is never changed in place, so an equal record is the same object. */
function sameRecords(then: ReadAnswer, now: ReadAnswer): boolean {
  return now.every((group, at) => {
    const known = new Set(then[at]);
    return group.length === known.size && group.every((record) => known.has(record));
  });
}

/** A transaction in this process: writes held back, and made only if what they rest on is still true. */
export class MemoryTransaction implements HeldTransaction {
  readonly work: UnitOfWork;
  readonly lane = new Lane();
  readonly reads: MemoryReads;
  readonly #store: MemoryStore;

  constructor(store: MemoryStore, outer: MemoryTransaction | null) {
    this.#store = store;
    this.work = new UnitOfWork(outer?.work ?? null);
    this.reads = outer?.reads ?? new MemoryReads(store);
  }

  commit(): void {
    const changes = this.work.changes();
    if (this.work.outer !== null) this.work.outer.hold(changes);
    else {
      const isAtRisk = changes.length > 0 || this.reads.needsCheck;
      if (isAtRisk && !this.reads.areStillTrue()) throw conflict();
      this.#store.apply(changes);
    }
  }
}

function conflict(): OrmError {
  return new OrmError("TRANSACTION_CONFLICT", "a record that the transaction read has changed since", {
    backendKind: "memory",
  });
}
