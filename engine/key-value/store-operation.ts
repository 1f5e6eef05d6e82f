import type { OrderedIndex } from "../../emitters/key-value/ordered-index.ts";
import {
  positionOf,
  type RecordLayout,
  type Row,
  recordLayout,
  type StoredKey,
} from "../../emitters/key-value/record-layout.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { Column } from "../../ir/physical/column.ts";
import type { IndexWay } from "../../ir/physical/index-lookup.ts";
import type { KeyLookup } from "../../ir/physical/key-lookup.ts";
import type { KeyTarget } from "../../ir/physical/key-target.ts";
import type { StoreRead, StoreWrite } from "../../ir/physical/physical-plan.ts";
import type { ThroughLookup } from "../../ir/physical/through-lookup.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Leaf } from "../driver.ts";
import { rowsAt, type Values } from "./bound-values.ts";
import { rowChange } from "./change-row.ts";
import { type Ending, endingOf } from "./ending.ts";
import { indexRequest } from "./index-request.ts";
import { newRows } from "./new-rows.ts";
import type { Projection } from "./project-rows.ts";
import { rangeRequest } from "./range-request.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Reading } from "./reading.ts";
import { predicateTest } from "./test-predicate.ts";
import { distinctTuples, tuplesOf } from "./tuples.ts";
import type { WriteName } from "./violation.ts";
import {
  deleteRecords,
  type Guard,
  insertRecords,
  updateRecords,
  upsertRecord,
  type WriteContext,
  type WriteResult,
  type WriteTarget,
} from "./write-records.ts";

/** A leaf in terms of records: what it asks a store for, or what it would change. */
export type StoreOperation = ReadOperation | CountOperation | WriteOperation;

export interface ReadOperation {
  readonly kind: "read";
  readonly layout: RecordLayout;
  /** How the records are found; `null` reads them all. */
  readonly by: "key" | "index" | "range" | null;
  readonly key: StoredKey | null;
  /** What the records are found by, for `$explain`. */
  readonly place: string;
  /** Only the first of what is found are read, and more where those were not enough. */
  readonly paged: boolean;
  /** Whether one call may ask for several tuples. */
  readonly list: boolean;
  /** `null` where no record can match. */
  readonly request: (values: Values) => ReadRequest | null;
  readonly ending: (values: Values) => Ending;
  readonly columns: Projection;
}

export interface CountOperation {
  readonly kind: "count";
  readonly layout: RecordLayout;
}

export interface WriteOperation {
  readonly kind: "write";
  readonly layout: RecordLayout;
  readonly columns: Projection;
  readonly ending: (values: Values) => Ending;
  /** The key by which the written records are found, and its tuples; for new rows only, the primary key and none. */
  readonly target: (values: Values) => WriteTarget;
  /** New rows in full, but for the fields that the store numbers: those are null. */
  readonly rows: (values: Values) => readonly Row[];
  /** The write, with the new rows numbered. */
  readonly write: (values: Values, rows: readonly Row[]) => Reading<WriteResult>;
}

export function storeOperation(leaf: Leaf, catalog: Catalog, backend: string): StoreOperation {
  switch (leaf.kind) {
    case "keyLookup":
    case "indexLookup":
    case "rangeLookup":
    case "memberScan":
    case "memberCount":
      return readOperation(leaf, catalog);
    case "keyInsert":
    case "keyUpdate":
    case "keyUpsert":
    case "keyDelete":
      return writeOperation(leaf, catalog, backend);
    default:
      throw new TypeError(`a record store cannot run ${leaf.kind}`);
  }
}

function readOperation(leaf: Exclude<StoreRead, ThroughLookup>, catalog: Catalog): StoreOperation {
  const layout = recordLayout(catalog, leaf.model);
  if (leaf.kind === "memberCount") return { kind: "count", layout };
  const ending = endingOf(layout, leaf.expiry);
  switch (leaf.kind) {
    case "memberScan":
      return {
        kind: "read",
        layout,
        by: null,
        key: null,
        place: layout.model.name,
        paged: false,
        list: true,
        columns: columnsOf(layout, leaf.columns),
        request: () => ({ kind: "members", layout }),
        ending,
      };
    case "keyLookup":
      return lookup(layout, keyNamed(layout, leaf.key), leaf, ending);
    case "indexLookup":
      return {
        kind: "read",
        layout,
        by: "index",
        key: null,
        place: placeOf(layout, leaf.ways.map(fieldsOfWay).join("|")),
        paged: leaf.page !== null,
        list: true,
        columns: columnsOf(layout, leaf.columns),
        request: indexRequest(leaf, layout),
        ending,
      };
    case "rangeLookup": {
      const key = orderedNamed(layout, leaf.index);
      const columns = columnsOf(layout, leaf.columns);
      const request = rangeRequest(leaf, layout, key);
      const place = placeOf(layout, key.fields.join(","));
      const paged = leaf.page !== null;
      return { kind: "read", layout, by: "range", key, place, paged, list: true, columns, request, ending };
    }
  }
}

function lookup(
  layout: RecordLayout,
  key: StoredKey,
  { parts, columns }: KeyLookup,
  ending: ReadOperation["ending"],
): ReadOperation {
  const tuples = tuplesOf(key, parts);
  return {
    kind: "read",
    layout,
    by: "key",
    key,
    place: placeOf(layout, key.fields.join(",")),
    paged: false,
    list: parts.some((part) => part.list),
    ending,
    columns: columnsOf(layout, columns),
    request: (values) => {
      const asked = tuples(values);
      return asked.length === 0 ? null : { kind: "key", layout, key, tuples: asked };
    },
  };
}

function writeOperation(leaf: StoreWrite, catalog: Catalog, backend: string): WriteOperation {
  const layout = recordLayout(catalog, leaf.model);
  const columns = columnsOf(layout, leaf.columns);
  const ending = endingOf(layout, leaf.expiry);
  const rows = newRows(leaf, layout);
  return { kind: "write", layout, columns, ending, rows, ...writeOf(leaf, layout, ending, backend) };
}

function writeOf(
  leaf: StoreWrite,
  layout: RecordLayout,
  ending: WriteOperation["ending"],
  backend: string,
): Pick<WriteOperation, "target" | "write"> {
  const noTarget: WriteTarget = { key: layout.primary, tuples: [] };
  const contextOf = (values: Values): WriteContext => ({
    layout,
    backend,
    operation: OPERATIONS[leaf.kind],
    ending: ending(values),
  });
  switch (leaf.kind) {
    case "keyInsert": {
      return { target: () => noTarget, write: (values, rows) => insertRecords(contextOf(values), rows) };
    }
    case "keyUpsert": {
      const key = keyNamed(layout, leaf.key);
      const change = rowChange(layout, leaf.changes, backend);
      return {
        target: () => noTarget,
        write: (values, [row = []]) =>
          upsertRecord(contextOf(values), key, row, (stored) => change(stored, values)),
      };
    }
    case "keyUpdate": {
      const target = targetOf(layout, leaf.target);
      const guard = guardOf(layout, leaf.guard);
      const change = rowChange(layout, leaf.changes, backend);
      const edit = (values: Values) => (stored: Row) => change(stored, values);
      return {
        target,
        write: (values) => updateRecords(contextOf(values), target(values), guard(values), edit(values)),
      };
    }
    case "keyDelete": {
      const target = targetOf(layout, leaf.target);
      const guard = guardOf(layout, leaf.guard);
      return { target, write: (values) => deleteRecords(contextOf(values), target(values), guard(values)) };
    }
  }
}

export const OPERATIONS = {
  keyInsert: "create",
  keyUpdate: "update",
  keyUpsert: "upsert",
  keyDelete: "delete",
} as const satisfies Readonly<Record<StoreWrite["kind"], WriteName>>;

/** The primary keys of an input's rows come as the last value: the engine appends them to the call's. */
export function targetOf(layout: RecordLayout, target: KeyTarget): (values: Values) => WriteTarget {
  if (target.kind === "input") {
    const key = layout.primary;
    return (values) => ({ key, tuples: distinctTuples(rowsAt(values, values.length - 1)) });
  }
  const key = keyNamed(layout, target.key);
  const tuples = tuplesOf(key, target.parts);
  return (values) => ({ key, tuples: tuples(values) });
}

function guardOf(layout: RecordLayout, guard: Predicate | null): (values: Values) => Guard {
  if (guard === null) return () => () => true;
  const test = predicateTest(guard, layout.model);
  return (values) => (row) => test(row, values) === true;
}

export function keyNamed(layout: RecordLayout, name: string): StoredKey {
  const key = layout.keys.find((candidate) => candidate.name === name);
  if (key === undefined) throw new TypeError(`no key "${name}" on "${layout.model.name}"`);
  return key;
}

function orderedNamed(layout: RecordLayout, name: string): OrderedIndex {
  const index = layout.ordered.find((candidate) => candidate.name === name);
  if (index === undefined) throw new TypeError(`no ordered index "${name}" on "${layout.model.name}"`);
  return index;
}

function placeOf({ model }: RecordLayout, fields: string): string {
  return `${model.name}.${fields}`;
}

function fieldsOfWay(way: IndexWay): string {
  return way.map(({ parts }) => parts.map((part) => part.field).join(",")).join("&");
}

function columnsOf(layout: RecordLayout, columns: readonly Column[]): Projection {
  const positions = columns.map((column) => positionOf(layout.model, column.name));
  const isWhole =
    positions.length === layout.fields.length && positions.every((position, at) => position === at);
  return isWhole ? null : positions;
}
