import {
  type RecordLayout,
  type Row,
  recordLayout,
  type StoredKey,
  tupleOf,
} from "../../../emitters/key-value/record-layout.ts";
import { chunks } from "../../../emitters/sql/chunks.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { ReadAnswer, ReadByIndex, ReadRequest } from "../../key-value/read-request.ts";
import { type RecordChange, type StoredRecord, storedRecord } from "../../key-value/stored-record.ts";
import type { WriteTarget } from "../../key-value/write-records.ts";
import { laneOf } from "../../lane.ts";
import { heldName } from "./held-name.ts";
import { pgMemCodecs } from "./pg-mem-codecs.ts";
import { PG_MEM } from "./pg-mem-fault.ts";
import {
  countRows,
  deleteRows,
  selectColumn,
  selectColumnTypes,
  selectRows,
  writeChanges,
} from "./pg-mem-statements.ts";
import { createTable } from "./pg-mem-tables.ts";

/** What is used of a Pool or Client. */
export interface PgMemClient {
  query(text: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** Told before a statement goes out: what it does, in words, as its text holds values. */
type Sent = (text: string) => void;

/** The values in one statement, whose time grows faster than their number. */
const TUPLES_MAX = 200;

/** The last numbers given out, by class and by column: the pools and clients of one database share their class. */
const numbers = new WeakMap<object, Map<string, bigint>>();

/** Tables of pg-mem as a store of records. */
export class PgMemStore {
  readonly #client: PgMemClient;
  readonly #database: object;
  readonly #checked = new WeakSet<RecordLayout>();

  constructor(client: PgMemClient) {
    this.#client = client;
    this.#database = client.constructor;
  }

  /** The action with nobody else's in between. */
  inTurn<T>(action: () => Promise<T>): Promise<T> {
    return laneOf(this.#database).run(action);
  }

  async read(request: ReadRequest, sent: Sent): Promise<ReadAnswer> {
    const { layout } = request;
    if (request.kind === "members") {
      sent(`select ${layout.model.name}`);
      return [await this.#records(layout, selectRows(layout, null))];
    }
    if (request.kind === "range") throw new TypeError("pg-mem is not read by range");
    const { key, tuples: asked } = request.kind === "index" ? onlyIndex(request) : request;
    const groups = new Map(asked.map((tuple): [string, StoredRecord[]] => [tuple, []]));
    for (const tuples of chunks([...groups.keys()], TUPLES_MAX)) {
      sent(`select ${layout.model.name} by ${key.fields.join(", ")}`);
      const cells = tuples.map((tuple) => cellsOf(layout, key, tuple));
      for (const record of await this.#records(layout, selectRows(layout, { key, tuples: cells }))) {
        groups.get(tupleOf(key, record.row) ?? "")?.push(record);
      }
    }
    if (request.kind === "index") return [[...groups.values()].flat()];
    return asked.map((tuple) => groups.get(tuple) ?? []);
  }

  /** Finds and removes in one statement, however many there are. */
  async remove(
    layout: RecordLayout,
    { key, tuples }: WriteTarget,
    about: string,
    sent: Sent,
  ): Promise<readonly Row[]> {
    if (tuples.length === 0) return [];
    sent(about);
    const cells = [...new Set(tuples)].map((tuple) => cellsOf(layout, key, tuple));
    const removed = await this.#records(layout, deleteRows(layout, { key, tuples: cells }));
    return removed.map((record) => record.row);
  }

  async count(layout: RecordLayout, sent: Sent): Promise<number> {
    sent(`count ${layout.model.name}`);
    return Number((await this.#rows(countRows(layout)))[0]?.c0);
  }

  async apply(changes: readonly RecordChange[], about: string, sent: Sent): Promise<void> {
    const text = writeChanges(changes);
    if (text === "") return;
    sent(about);
    await this.#rows(text);
  }

  /** The given count of numbers that the column never had, one after the other. */
  async takeNumbers(
    layout: RecordLayout,
    position: number,
    count: number,
    sent: Sent,
  ): Promise<readonly bigint[]> {
    const given = numbers.get(this.#database) ?? new Map<string, bigint>();
    numbers.set(this.#database, given);
    const { namespace, table } = layout.model;
    const name = JSON.stringify([namespace, table, layout.fields[position]?.column]);
    let last = given.get(name) ?? 0n;
    sent(`select numbers of ${layout.model.name}`);
    for (const row of await this.#rows(selectColumn(layout, position))) {
      const number = row.c0 === null ? 0n : BigInt(String(row.c0));
      if (number > last) last = number;
    }
    given.set(name, last + BigInt(count));
    return Array.from({ length: count }, (_, at) => last + BigInt(at + 1));
  }

  /** Once for each model: in columns of other types pg-mem loses digits, or compares by other rules. */
  async check(layout: RecordLayout, sent: Sent): Promise<void> {
    if (this.#checked.has(layout)) return;
    const { name } = layout.model;
    sent(`select columns of ${name}`);
    const types = await this.#columnTypes(layout);
    if (types.size === 0) throw setupError("MISSING_TABLE", name, "pg-mem has no such table");
    for (const { column, kind } of layout.fields) {
      const stored = types.get(heldName(column));
      if (stored === undefined)
        throw setupError("MISSING_COLUMN", name, `the table has no column "${column}"`);
      const { type, storedTypes } = pgMemCodecs[kind];
      if (storedTypes.includes(stored)) continue;
      const reason = `pg-mem keeps ${kind} exactly in a column of type ${type} only, and "${column}" is ${stored}`;
      throw setupError("UNSUPPORTED", name, reason);
    }
    this.#checked.add(layout);
  }

  /** Creates the tables that are not there; those that are must fit. */
  async push(catalog: Catalog): Promise<void> {
    for (const name of Object.keys(catalog.models)) {
      const layout = recordLayout(catalog, name);
      if ((await this.#columnTypes(layout)).size > 0) await this.check(layout, () => {});
      else for (const text of createTable(catalog, layout)) await this.#rows(text);
    }
  }

  async #columnTypes({ model }: RecordLayout): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#rows(selectColumnTypes(model));
    return new Map(rows.map((row) => [String(row.c0), String(row.c1)]));
  }

  async #records(layout: RecordLayout, text: string): Promise<readonly StoredRecord[]> {
    const rows = await this.#rows(text);
    return rows.map((raw) => {
      const cells = layout.fields.map(({ kind }, at): Cell => {
        const cell = raw[`c${at}`];
        return cell === null || cell === undefined ? null : pgMemCodecs[kind].decode(cell);
      });
      return storedRecord(layout, cells, null);
    });
  }

  async #rows(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.#client.query(text)).rows;
  }
}

/** The planner combines no indexes where the capability is missing. */
function onlyIndex({ ways: [way] }: ReadByIndex) {
  const [key] = way?.keys ?? [];
  if (way === undefined || key === undefined) throw new TypeError("a look-up by no index");
  return { key, tuples: way.tuples.flatMap((combination) => combination.slice(0, 1)) };
}

/** A tuple is JSON texts between commas, a bigint in one as text. */
function cellsOf(layout: RecordLayout, key: StoredKey, tuple: string): readonly Cell[] {
  const cells: readonly Exclude<Cell, bigint>[] = JSON.parse(`[${tuple}]`);
  return cells.map((cell, at) => {
    const isBigint = layout.fields[key.positions[at] ?? -1]?.kind === "bigint";
    return isBigint && typeof cell === "string" ? BigInt(cell) : cell;
  });
}

function setupError(
  code: "MISSING_TABLE" | "MISSING_COLUMN" | "UNSUPPORTED",
  model: string,
  reason: string,
): OrmError {
  return new OrmError(code, `${model}: ${reason}`, { backendKind: PG_MEM, meta: { model } });
}
