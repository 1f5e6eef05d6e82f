import { cellText } from "../../../emitters/key-value/cell-text.ts";
import {
  type RecordLayout,
  type Row,
  type StoredKey,
  tupleOf,
} from "../../../emitters/key-value/record-layout.ts";
import { parseRecord } from "../../../emitters/key-value/record-text.ts";
import type { RedisKeys } from "../../../emitters/key-value/redis-keys.ts";
import { findByKey } from "../../../emitters/key-value/redis-scripts.ts";
import type { KeyPart } from "../../../ir/physical/key-lookup.ts";
import type { Slot } from "../../../ir/slot.ts";
import type { Answer, Sent } from "../../driver.ts";
import { cellAt, type Values } from "../bound-values.ts";
import { undecodable } from "../decode-record.ts";
import { type Projection, projectRow } from "../project-rows.ts";
import { sharedPlace } from "../violation.ts";
import { redisFault } from "./redis-fault.ts";
import type { RedisPort } from "./redis-port.ts";
import { textOf } from "./redis-reply.ts";

const NO_ROWS: Answer = Object.freeze({ rows: [], count: 0 });

/**
 * One record by a unique key, outside a transaction: what an application does most, so without a promise, a
 * list or a closure more than the command itself asks for.
 */
export class RedisPointRead {
  readonly text: string;
  readonly #port: RedisPort;
  readonly #layout: RecordLayout;
  readonly #keys: RedisKeys;
  readonly #key: StoredKey;
  readonly #slots: readonly Slot[];
  readonly #columns: Projection;

  constructor(
    port: RedisPort,
    layout: RecordLayout,
    keys: RedisKeys,
    key: StoredKey,
    parts: readonly KeyPart[],
    columns: Projection,
  ) {
    const place = `${layout.model.name}.${key.fields.join(",")}`;
    this.text = key === layout.primary ? `GET ${place}` : `EVALSHA ${findByKey.name} ${place}`;
    this.#port = port;
    this.#layout = layout;
    this.#keys = keys;
    this.#key = key;
    this.#slots = key.fields.map((field) => slotOf(parts, field));
    this.#columns = columns;
  }

  run(values: Values, sent: Sent): Answer | Promise<Answer> {
    const tuple = this.#tuple(values);
    if (tuple === null) return NO_ROWS;
    sent(this.text);
    return this.#ask(tuple, sent).then(
      (reply) => this.#answer(reply, tuple, values),
      (error: unknown) => {
        throw redisFault(this.#port, error, { model: this.#layout.model.name, operation: "read" });
      },
    );
  }

  /** `null` where a part is null, which equals nothing. */
  #tuple(values: Values): string | null {
    let tuple = "";
    for (const slot of this.#slots) {
      const cell = cellAt(values, slot);
      if (cell === null) return null;
      tuple = tuple === "" ? cellText(cell) : `${tuple},${cellText(cell)}`;
    }
    return tuple;
  }

  #ask(tuple: string, sent: Sent): Promise<unknown> {
    const key = this.#key;
    if (key === this.#layout.primary) {
      const record = this.#keys.record(tuple);
      return this.#port.send("GET", [record], record);
    }
    return this.#port.run(findByKey, [this.#keys.members], [key.escaped, tuple], () => {
      sent(this.text.replace("EVALSHA", "EVAL"));
    });
  }

  #answer(reply: unknown, tuple: string, values: Values): Answer {
    const text = textOf(reply) ?? "";
    if (text === "") return NO_ROWS;
    const row = parseRecord(this.#layout, text);
    if (row === null) throw undecodable(this.#layout, this.#placeOf(tuple), this.#port.kind);
    // What leads here may have outlived the record that it led to.
    for (let at = 0; at < this.#slots.length; at++) {
      if (row[this.#key.positions[at] ?? -1] !== values[this.#slots[at] ?? -1])
        return this.#other(row, tuple);
    }
    return { rows: [projectRow(row, this.#columns)], count: 1 };
  }

  /** None, but where the record has a tuple that leads to the same place. */
  #other(row: Row, tuple: string): Answer {
    const own = tupleOf(this.#key, row);
    if (own === null || this.#placeOf(own) !== this.#placeOf(tuple)) return NO_ROWS;
    throw sharedPlace(this.#port.kind, this.#layout.model.name, this.#key);
  }

  #placeOf(tuple: string): string {
    return this.#keys.placeOf(this.#layout, this.#key, tuple);
  }
}

function slotOf(parts: readonly KeyPart[], field: string): Slot {
  const part = parts.find((candidate) => candidate.field === field);
  if (part === undefined) throw new TypeError(`a lookup without "${field}"`);
  return part.slot;
}
