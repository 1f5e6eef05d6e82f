import type { RecordLayout, Row, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { parseRecord } from "../../../emitters/key-value/record-text.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { write, writeComputed } from "../../../emitters/key-value/redis-scripts.ts";
import type { Script } from "../../../emitters/key-value/script.ts";
import type { StoreWrite } from "../../../ir/physical/physical-plan.ts";
import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { undecodable } from "../decode-record.ts";
import { type Projection, projectRows } from "../project-rows.ts";
import { OPERATIONS } from "../store-operation.ts";
import { outOfRange, sharedPlace, takenKey, type WriteName } from "../violation.ts";
import { redisError, redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { textsOf } from "./redis-reply.ts";
import { writeArguments } from "./write-arguments.ts";
import { isComputed, writePlan } from "./write-plan.ts";

const NO_ROWS: Answer = Object.freeze({ rows: [], count: 0 });

/** A store write outside a transaction: one call of the write script. */
export class RedisWrite {
  readonly text: string;
  readonly #port: RedisPort;
  readonly #layout: RecordLayout;
  readonly #keys: RedisKeys;
  readonly #context: { readonly model: string; readonly operation: WriteName };
  readonly #argsOf: (values: Values) => readonly string[];
  readonly #columns: Projection;
  readonly #script: Script;

  constructor(port: RedisPort, layout: RecordLayout, keys: RedisKeys, leaf: StoreWrite, columns: Projection) {
    this.#port = port;
    this.#layout = layout;
    this.#keys = keys;
    this.#columns = columns;
    this.#context = { model: layout.model.name, operation: OPERATIONS[leaf.kind] };
    const plan = writePlan(leaf, layout);
    this.#script = isComputed(plan) ? writeComputed : write;
    this.text = `EVALSHA ${this.#script.name} ${this.#context.operation} ${layout.model.name}`;
    this.#argsOf = writeArguments(leaf, plan, () => port.attempt());
  }

  run(values: Values, sent: Sent): Answer | Promise<Answer> {
    const args = this.#argsOf(values);
    if (args.length === 0) return NO_ROWS;
    const losses = this.#port.losses();
    sent(this.text);
    return this.#port
      .run(this.#script, [this.#keys.members], args, () => sent(this.text.replace("EVALSHA", "EVAL")))
      .then(
        (reply) => this.#answer(reply, losses),
        (error: unknown) => {
          throw redisFault(this.#port, error, this.#context);
        },
      );
  }

  #answer(reply: unknown, losses: number): Answer {
    const texts = textsOf(reply);
    if (this.#port.losses() !== losses) throw redisError(this.#port, "CONNECTION_LOST", this.#context);
    if (texts[0] !== "ok") throw this.#refusal(texts[0] ?? "", texts[1] ?? "");
    const rows: Row[] = [];
    for (let at = 1; at < texts.length; at++) rows.push(this.#rowOf(texts[at] ?? ""));
    return projectRows(rows, this.#columns);
  }

  #rowOf(text: string): Row {
    const row = parseRecord(this.#layout, text);
    if (row === null) throw undecodable(this.#layout, this.#keys.members, this.#port.kind);
    return row;
  }

  #refusal(status: string, detail: string): Error {
    const { model } = this.#layout;
    const { kind } = this.#port;
    switch (status) {
      case "taken":
        return takenKey(kind, this.#context.operation, model.name, this.#keyAt(Number(detail) - 1));
      case "range":
        return outOfRange(kind, model.name, model.fields[Number(detail) - 1]?.name ?? "");
      case "repeated":
        return redisError(this.#port, "CONNECTION_LOST", this.#context);
      case "shared":
        return sharedPlace(kind, model.name, this.#keyOf(detail));
      case "undecodable":
        return undecodable(this.#layout, detail, kind);
      default:
        return new TypeError(`the write script answered "${status}"`);
    }
  }

  #keyOf(escaped: string): StoredKey {
    return this.#layout.keys.find((key) => key.escaped === escaped) ?? this.#layout.primary;
  }

  #keyAt(at: number): StoredKey {
    return this.#layout.keys[at] ?? this.#layout.primary;
  }
}
