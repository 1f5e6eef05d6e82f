import { cellText } from "../../../emitters/key-value/cell-text.ts";
import type { RecordLayout, Row, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { recordText } from "../../../emitters/key-value/record-text.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { write, writeComputed } from "../../../emitters/key-value/redis-scripts.ts";
import type { Script } from "../../../emitters/key-value/script.ts";
import {
  guardSteps,
  operandOf,
  type WritePlan,
  writePlanText,
} from "../../../emitters/key-value/write-plan-text.ts";
import type { StoreWrite } from "../../../ir/physical/physical-plan.ts";
import type { Answer, Sent } from "../../driver.ts";
import { cellAt, cellsAt, type Values } from "../bound-values.ts";
import { decodeRecord, undecodable } from "../decode-record.ts";
import { newRows } from "../new-rows.ts";
import { type Projection, projectRows } from "../project-rows.ts";
import { keyNamed, OPERATIONS, targetOf } from "../store-operation.ts";
import { outOfRange, sharedPlace, takenKey, type WriteName } from "../violation.ts";
import { redisError, redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { textsOf } from "./redis-reply.ts";

/** A store write outside a transaction: one call of the write script. */
export class RedisWrite {
  readonly #port: RedisPort;
  readonly #layout: RecordLayout;
  readonly #keys: RedisKeys;
  readonly #operation: WriteName;
  readonly #planText: string;
  readonly #rows: (values: Values) => readonly Row[];
  readonly #argsOf: (values: Values) => string[];
  readonly #columns: Projection;
  readonly #place: string;
  readonly #script: Script;

  constructor(port: RedisPort, layout: RecordLayout, keys: RedisKeys, leaf: StoreWrite, columns: Projection) {
    this.#port = port;
    this.#layout = layout;
    this.#keys = keys;
    this.#columns = columns;
    this.#operation = OPERATIONS[leaf.kind];
    this.#rows = newRows(leaf, layout);
    const plan = writePlan(leaf, layout);
    this.#planText = writePlanText(plan);
    this.#script = isComputed(plan) ? writeComputed : write;
    this.#place = `${this.#script.name} ${this.#operation} ${layout.model.name}`;
    const subjects = subjectsOf(leaf, layout, this.#rows);
    const operands = operandsOf(plan);
    this.#argsOf = (values) => {
      const about = subjects(values);
      return about.length === 0
        ? []
        : [this.#planText, port.attempt(), String(about.length), ...about, ...operands(values)];
    };
  }

  get text(): string {
    return `EVALSHA ${this.#place}`;
  }

  async run(values: Values, sent: Sent): Promise<Answer> {
    const args = this.#argsOf(values);
    if (args.length === 0) return { rows: [], count: 0 };
    const losses = this.#port.losses();
    const reply = await this.#sendOnce(args, sent);
    const context = { model: this.#layout.model.name, operation: this.#operation };
    if (this.#port.losses() !== losses) throw redisError(this.#port, "CONNECTION_LOST", context);
    return projectRows(this.#rowsOf(reply), this.#columns);
  }

  async #sendOnce(args: readonly string[], sent: Sent): Promise<readonly string[]> {
    sent(this.text);
    try {
      return textsOf(
        await this.#port.run(this.#script, [this.#keys.members], args, () => sent(`EVAL ${this.#place}`)),
      );
    } catch (error) {
      throw redisFault(this.#port, error, { model: this.#layout.model.name, operation: this.#operation });
    }
  }

  #rowsOf([status, ...rest]: readonly string[]): readonly Row[] {
    const { model } = this.#layout;
    const { kind } = this.#port;
    const [detail = ""] = rest;
    if (status === "taken")
      throw takenKey(kind, this.#operation, model.name, this.#keyAt(Number(detail) - 1));
    if (status === "range") throw outOfRange(kind, model.name, model.fields[Number(detail) - 1]?.name ?? "");
    if (status === "repeated")
      throw redisError(this.#port, "CONNECTION_LOST", { model: model.name, operation: this.#operation });
    if (status === "shared") throw sharedPlace(kind, model.name, this.#keyOf(detail));
    if (status === "undecodable") throw undecodable(this.#layout, detail, kind);
    return rest.map((text) => decodeRecord(this.#layout, text, () => this.#keys.members, kind).row);
  }

  #keyOf(escaped: string): StoredKey {
    return this.#layout.keys.find((key) => key.escaped === escaped) ?? this.#layout.primary;
  }

  #keyAt(at: number): StoredKey {
    return this.#layout.keys[at] ?? this.#layout.primary;
  }
}

function writePlan(leaf: StoreWrite, layout: RecordLayout): WritePlan {
  const target = layout.primary;
  const { expiry } = leaf;
  switch (leaf.kind) {
    case "keyInsert":
      return { operation: "insert", layout, target, guard: null, changes: [], expiry };
    case "keyUpsert":
      return {
        operation: "upsert",
        layout,
        target: keyNamed(layout, leaf.key),
        guard: null,
        changes: leaf.changes,
        expiry,
      };
    case "keyUpdate":
    case "keyDelete":
      return {
        operation: leaf.kind === "keyUpdate" ? "update" : "delete",
        layout,
        target: leaf.target.kind === "key" ? keyNamed(layout, leaf.target.key) : target,
        guard: leaf.guard,
        changes: leaf.kind === "keyUpdate" ? leaf.changes : [],
        expiry,
      };
  }
}

function isComputed({ guard, changes, expiry, layout }: WritePlan): boolean {
  const isPlain = guard === null && expiry === null && layout.numbered.length === 0;
  return !isPlain || changes.some((change) => change.op !== "set");
}

/** What the write is about: texts of new records, or the tuples of those to be found. */
function subjectsOf(
  leaf: StoreWrite,
  layout: RecordLayout,
  rows: (values: Values) => readonly Row[],
): (values: Values) => readonly string[] {
  if (leaf.kind === "keyInsert" || leaf.kind === "keyUpsert") {
    return (values) => rows(values).map((row) => recordText(layout, row));
  }
  const target = targetOf(layout, leaf.target);
  return (values) => target(values).tuples;
}

function operandsOf({ guard, changes, expiry }: WritePlan): (values: Values) => readonly string[] {
  const steps = guard === null ? [] : guardSteps(guard).map(operandOf);
  const bound = expiry === null ? changes : [...changes, expiry];
  const operands = [...steps, ...bound.map(({ slot }) => ({ slot, list: false }))];
  return (values) =>
    operands.flatMap((operand) => {
      if (operand === null) return [];
      if (!operand.list) return [cellText(cellAt(values, operand.slot))];
      const cells = cellsAt(values, operand.slot);
      return [String(cells.length), ...cells.map(cellText)];
    });
}
