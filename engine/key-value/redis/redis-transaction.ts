import { memberOf } from "../../../emitters/key-value/ordered-index.ts";
import type { RecordLayout, Row, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { tupleOf } from "../../../emitters/key-value/record-layout.ts";
import { recordText, unknownLines } from "../../../emitters/key-value/record-text.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { commit } from "../../../emitters/key-value/redis-scripts.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { Lane } from "../../lane.ts";
import type { HeldTransaction } from "../held-transactions.ts";
import { refuseSharedPlaces } from "../refuse-shared-places.ts";
import type { RecordChange, StoredRecord } from "../stored-record.ts";
import { UnitOfWork } from "../unit-of-work.ts";
import { ReadWitness } from "./read-witness.ts";
import { redisError, redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { textOf } from "./redis-reply.ts";

/** Where a model's keys are. */
export type KeysOf = (layout: RecordLayout) => RedisKeys;

/** Held-back writes, and what they rest on; nested transactions share the outermost one's reads. */
export class RedisTransaction implements HeldTransaction {
  readonly work: UnitOfWork;
  readonly lane = new Lane();
  readonly witness: ReadWitness;
  readonly #port: RedisPort;
  readonly #keysOf: KeysOf;

  constructor(port: RedisPort, keysOf: KeysOf, outer: RedisTransaction | null) {
    this.#port = port;
    this.#keysOf = keysOf;
    this.work = new UnitOfWork(outer?.work ?? null);
    this.witness = outer?.witness ?? new ReadWitness();
  }

  async commit(): Promise<void> {
    const changes = this.work.changes();
    if (this.work.outer !== null) {
      this.work.outer.hold(changes);
      return;
    }
    if (changes.length === 0 && !this.witness.needsCheck) return;
    const context = { model: "transaction", operation: "commit" } as const;
    if (this.witness.isContradicted) throw conflict(this.#port);
    const losses = this.#port.losses();
    const reply = await this.#send(changes);
    // A client that sends again may have been refused by its own first attempt.
    if (this.#port.losses() !== losses) throw redisError(this.#port, "COMMIT_OUTCOME_UNKNOWN", context);
    if (reply === "conflict") throw conflict(this.#port);
  }

  async #send(changes: readonly RecordChange[]): Promise<string | null> {
    const steps = [
      this.#port.attempt(),
      ...this.witness.steps(),
      ...changes.flatMap((change) => this.#stepsOf(change)),
    ];
    refuseSharedPlaces(changes, this.#keysOf, this.#port.kind);
    const written = changes.map(({ layout }) => this.#keysOf(layout).members);
    const keys = [...new Set([...written, ...this.witness.models])];
    try {
      return textOf(await this.#port.run(commit, keys, steps, () => {}));
    } catch (error) {
      throw redisFault(this.#port, error, { model: "transaction", operation: "commit" });
    }
  }

  #stepsOf({ layout, before, after, freedIn }: RecordChange): readonly string[] {
    const keys = this.#keysOf(layout);
    const left = before === null ? [] : leaveSteps(layout, keys, before, after?.row ?? null);
    if (after === null) return left;
    // Where the server may have freed it by now, others may have taken it out of the indexes too.
    const there = before !== null && this.witness.mayBeFreed(keys, before.part) ? null : before;
    return [...left, ...enterSteps(layout, keys, there, after, freedIn)];
  }
}

function conflict(port: RedisPort): OrmError {
  return new OrmError("TRANSACTION_CONFLICT", "a record that the transaction read has changed since", {
    backendKind: port.kind,
  });
}

function leaveSteps(
  layout: RecordLayout,
  keys: RedisKeys,
  before: StoredRecord,
  after: Row | null,
): string[] {
  const steps: string[] = [];
  for (const key of layout.keys.slice(1)) {
    const tuple = leftTuple(key, before.row, after);
    if (tuple !== null) steps.push("free", keys.entry(key, tuple), before.part);
  }
  for (const index of layout.indexes) {
    const tuple = leftTuple(index, before.row, after);
    if (tuple !== null) steps.push("leave", keys.index(index, tuple), before.part);
  }
  for (const index of layout.ordered) {
    const member = memberOf(index, before.row, before.part);
    const stays = after !== null && memberOf(index, after, before.part) === member;
    if (!stays) steps.push("unrank", keys.ordered(index), member);
  }
  if (after === null) steps.push("remove", keys.record(before.part), "leave", keys.members, before.part);
  return steps;
}

function enterSteps(
  layout: RecordLayout,
  keys: RedisKeys,
  before: StoredRecord | null,
  after: StoredRecord,
  freedIn: number | null,
): string[] {
  const text = textOfRecord(layout, after);
  const record = keys.record(after.part);
  const steps = ["set", record, text, ...expireSteps(record, freedIn)];
  // A write that changes nothing renews what an older schema did not write.
  const isRenewed = before?.text === text;
  const old = isRenewed ? null : (before?.row ?? null);
  if (old === null) steps.push("enter", keys.members, after.part);
  const ends = layout.model.expires !== null;
  for (const key of layout.keys.slice(1)) {
    // With another end of the record its entries end otherwise too.
    const tuple = leftTuple(key, after.row, ends ? null : old);
    if (tuple === null) continue;
    const entry = keys.entry(key, tuple);
    if (isRenewed && !ends) steps.push("claim", entry, keys.records, after.part);
    else steps.push("set", entry, after.part, ...expireSteps(entry, freedIn));
  }
  for (const index of layout.indexes) {
    const tuple = leftTuple(index, after.row, old);
    if (tuple !== null) steps.push("enter", keys.index(index, tuple), after.part);
  }
  for (const index of layout.ordered) {
    const member = memberOf(index, after.row, after.part);
    const stays = old !== null && memberOf(index, old, after.part) === member;
    if (!stays) steps.push("rank", keys.ordered(index), member);
  }
  for (const [at, position] of layout.numbered.entries()) {
    const number = digitsOf(after.row[position] ?? null);
    if (number !== null) steps.push("pass", keys.counter(at + 1), number);
  }
  return steps;
}

function textOfRecord(layout: RecordLayout, { row, text }: StoredRecord): string {
  return recordText(layout, row, text === null ? "" : unknownLines(layout, text));
}

function expireSteps(key: string, freedIn: number | null): readonly string[] {
  return freedIn === null ? [] : ["expire", key, String(Math.max(1, freedIn))];
}

/** The tuple that `row` has and `other` does not. */
function leftTuple(key: StoredKey, row: Row, other: Row | null): string | null {
  const tuple = tupleOf(key, row);
  return tuple !== null && other !== null && tupleOf(key, other) === tuple ? null : tuple;
}

function digitsOf(cell: Cell): string | null {
  return (typeof cell === "number" || typeof cell === "bigint") && cell > 0 ? String(cell) : null;
}
