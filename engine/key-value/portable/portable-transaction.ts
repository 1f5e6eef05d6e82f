import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { Lane } from "../../lane.ts";
import { type Ending, NEVER_ENDING } from "../ending.ts";
import type { HeldTransaction } from "../held-transactions.ts";
import type { ReadAnswer, ReadRequest } from "../read-request.ts";
import { readLater } from "../reading.ts";
import type { RecordChange } from "../stored-record.ts";
import { UnitOfWork } from "../unit-of-work.ts";
import { refuseTakenKeys } from "../write-records.ts";
import { portableFault } from "./portable-fault.ts";
import { PortableSource } from "./portable-source.ts";
import { touchedKeys } from "./portable-steps.ts";
import type { PortableWriter } from "./portable-writer.ts";

interface SeenRecord {
  readonly text: string | null;
  /** For the call that saw it. */
  readonly hasEnded: boolean;
}

/**
 * Writes held back until the callback has succeeded, and then made one after the other. Not isolated: what
 * others write in between is noticed for the written records and their keys only, and only if it is visible.
 */
export class PortableTransaction implements HeldTransaction {
  readonly work: UnitOfWork;
  readonly lane = new Lane();
  /** Each record as the transaction first saw it, by model and primary key. */
  readonly #seen: Map<string, SeenRecord>;
  readonly #writer: PortableWriter;

  constructor(writer: PortableWriter, outer: PortableTransaction | null) {
    this.#writer = writer;
    this.work = new UnitOfWork(outer?.work ?? null);
    this.#seen = outer === null ? new Map() : outer.#seen;
  }

  /** Notes what the store answered, so that a change of a record between two looks at it is noticed. */
  async read(source: PortableSource, request: ReadRequest, ending: Ending): Promise<ReadAnswer> {
    const answer = await source.read(request);
    for (const record of answer.flat()) {
      const name = seenName(request.layout, record.part);
      const { text, row } = record;
      if (!this.#seen.has(name)) this.#seen.set(name, { text, hasEnded: ending.isEnded(row) });
    }
    return answer;
  }

  async commit(): Promise<void> {
    const changes = this.work.changes();
    if (this.work.outer !== null) {
      this.work.outer.hold(changes);
      this.work.outer.holdMoves(this.work.moves());
    } else if (changes.length > 0) await this.#commit(changes);
  }

  #commit(changes: readonly RecordChange[]): Promise<void> {
    const steps = this.#writer.stepsOf(changes, this.work.moves());
    return this.#writer.locks.exclusively(touchedKeys(steps), async () => {
      await this.#refuseMoved(changes).catch((error: unknown) => {
        throw portableFault(this.#writer.store, error, "transaction", "read");
      });
      const apply = async () => {
        try {
          await this.#writer.apply(steps, () => {});
        } catch (error) {
          throw portableFault(this.#writer.store, error, "transaction", "commit");
        }
      };
      return { keys: [], apply };
    });
  }

  async #refuseMoved(changes: readonly RecordChange[]): Promise<void> {
    for (const layout of new Set(changes.map((change) => change.layout))) {
      const own = changes.filter((change) => change.layout === layout);
      const source = new PortableSource(this.#writer.store, layout, this.#writer.keysOf(layout), () => {});
      const befores = own.flatMap(({ before }) => before ?? []);
      const tuples = befores.map((before) => before.part);
      const now = await source.read({ kind: "key", layout, key: layout.primary, tuples });
      const isMoved = befores.some((before, at) => {
        const seen = this.#seen.get(seenName(layout, before.part));
        const record = now[at]?.[0];
        // The store frees what has ended, which was absent for the transaction.
        if (record === undefined && seen?.hasEnded === true) return false;
        return record?.text !== seen?.text;
      });
      if (isMoved) throw this.#conflict();
      const claims = own.flatMap(({ before, after }) => (after === null ? [] : [{ layout, before, after }]));
      const gone = own.flatMap(({ before, after }) =>
        before !== null && after === null ? [before.part] : [],
      );
      const taken = refuseTakenKeys(() => this.#conflict(), layout, claims, new Set(gone), NEVER_ENDING);
      await readLater(taken, (request) => source.read(request));
    }
  }

  #conflict(): OrmError {
    return new OrmError("TRANSACTION_CONFLICT", "a record that the transaction wrote has changed since", {
      backendKind: this.#writer.store.kind,
    });
  }
}

function seenName({ model }: RecordLayout, part: string): string {
  return `${model.name}:${part}`;
}
