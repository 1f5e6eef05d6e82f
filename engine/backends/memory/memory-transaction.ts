import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Ending } from "../../key-value/ending.ts";
import type { HeldTransaction } from "../../key-value/held-transactions.ts";
import type { ReadAnswer, ReadRequest } from "../../key-value/read-request.ts";
import type { RecordChange, StoredRecord } from "../../key-value/stored-record.ts";
import { UnitOfWork } from "../../key-value/unit-of-work.ts";
import { Lane } from "../../lane.ts";
import type { MemoryStore } from "./memory-store.ts";

interface SeenAnswer {
  readonly request: ReadRequest;
  readonly answer: ReadAnswer;
  /** Those that had ended for the call that read them. */
  readonly ended: ReadonlySet<StoredRecord>;
}

/** What one transaction, with those nested in it, has read from the store. */
export class MemoryReads {
  readonly #store: MemoryStore;
  readonly #answers: SeenAnswer[] = [];
  readonly #counts: { readonly layout: RecordLayout; readonly count: number }[] = [];

  constructor(store: MemoryStore) {
    this.#store = store;
  }

  read(request: ReadRequest, ending: Ending): ReadAnswer {
    const answer = this.#store.read(request);
    const ended = new Set(answer.flat().filter((record) => ending.isEnded(record.row)));
    this.#answers.push({ request, answer, ended });
    return answer;
  }

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
      this.#answers.every((seen) => isStillTrue(seen, this.#store.read(seen.request))) &&
      this.#counts.every(({ layout, count }) => this.#store.count(layout) === count)
    );
  }
}

/**
 * A record is never changed in place, so an equal record is the same object. One that had ended was absent, and may
 * be gone by now.
 */
function isStillTrue({ answer, ended }: SeenAnswer, now: ReadAnswer): boolean {
  return answer.every((then, at) => {
    const left = new Set(now[at]);
    const kept = then.filter((record) => left.has(record) || !ended.has(record));
    return kept.length === left.size && kept.every((record) => left.has(record));
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
      this.#store.apply(changes.map((change) => this.#fromWhatIsThere(change)));
    }
  }

  /** What takes the place of an ended record that is gone by now starts from nothing. */
  #fromWhatIsThere(change: RecordChange): RecordChange {
    const { layout, before } = change;
    if (before === null) return change;
    const [[holder] = []] = this.#store.read({
      kind: "key",
      layout,
      key: layout.primary,
      tuples: [before.part],
    });
    return holder === before ? change : { ...change, before: null };
  }
}

function conflict(): OrmError {
  return new OrmError("TRANSACTION_CONFLICT", "a record that the transaction read has changed since", {
    backendKind: "memory",
  });
}
