import { OrmError } from "../../ir/orm-error.ts";
import type { Column, NestColumn } from "../../ir/physical/column.ts";
import type { RecordOutput } from "../../ir/physical/physical-plan.ts";
import type { RowCodec } from "../driver.ts";
import { cellFailure, decodeFailure } from "./decode-failure.ts";
import {
  assignCell,
  type Entry,
  type MakeRecord,
  makeRecord,
  type ResultRecord,
  type Row,
} from "./make-record.ts";
import { nestedColumn, nestedColumns } from "./nested-columns.ts";
import { joinedPlaces, type PlacedColumn, placedColumns } from "./placed-columns.ts";
import { cellDecoder, type Decode } from "./read-cell.ts";

export type Hydrate = MakeRecord;

/**
 * Makes the function from a row to the record that the call asked for. `path` names the model, for the
 * error of a value that cannot be decoded.
 */
export function hydrator(
  columns: readonly Column[],
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  path: string,
): Hydrate {
  return guarded(entriesOf(placedColumns(columns, codec === null), outputs, codec, false, path), path);
}

/** A record that cannot be read is told by the path of the very field. */
function guarded(entries: readonly Entry[], path: string): MakeRecord {
  const make = makeRecord(entries);
  return (row) => {
    try {
      return make(row);
    } catch (error) {
      throw decodeFailure(entries, row, path, error);
    }
  };
}

function entriesOf(
  columns: readonly PlacedColumn[],
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  nested: boolean,
  path: string,
): readonly Entry[] {
  return outputs.map((output) => {
    const { name } = output;
    const placed = columns.find(({ column }) => column.name === name);
    const at = `${path}.${name}`;
    if (placed === undefined) throw new TypeError(`no column for output "${at}"`);
    const { column, position } = placed;
    const refuseNull = refusalOf(column, at);
    if (column.kind === "cell") {
      return { name, position, decode: cellDecoder(column, codec, nested), refuseNull, joined: null };
    }
    const inner = output.outputs ?? [];
    const places = codec === null ? null : joinedPlaces(column, position);
    if (places !== null) {
      const joined = guarded(entriesOf(places.columns, inner, codec, false, at), at);
      return { name, position: places.presence, decode: null, refuseNull, joined };
    }
    return {
      name,
      position,
      decode: nestDecoder(column, inner, codec, nested, at),
      refuseNull,
      joined: null,
    };
  });
}

/** What is done where null stands; `null` where it is an answer. */
function refusalOf(column: Column, path: string): (() => never) | null {
  if (column.kind === "cell") return column.nullable ? null : refusal(path, "a required field is null");
  if (column.cardinality === "many") return refusal(path, "there is no list of related rows");
  return column.required ? refusal(path, "the referenced row does not exist") : null;
}

function refusal(path: string, reason: string): () => never {
  return () => {
    throw new OrmError("DECODE_FAILED", `${path}: ${reason}`, { path });
  };
}

function nestDecoder(
  column: NestColumn,
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  nested: boolean,
  path: string,
): Decode {
  const entries = entriesOf(placedColumns(column.columns, true), outputs, codec, true, path);
  const decode =
    column.cardinality === "one"
      ? oneDecoder(entries, path, column)
      : codec?.lists === "columns"
        ? columnsDecoder(entries, path)
        : manyDecoder(entries, path);
  if (codec === null || nested) return decode;
  return (raw) => decode(codec.decodeNest(raw));
}

/** One `try` for all rows: a failure is told by the path of the very field, and success costs nothing for it. */
function manyDecoder(entries: readonly Entry[], path: string): Decode {
  const make = makeRecord(entries);
  return (rows) => {
    if (!Array.isArray(rows)) throw new TypeError("related rows are no list");
    const records = new Array<unknown>(rows.length);
    let at = 0;
    try {
      for (; at < rows.length; at++) records[at] = make(rows[at]);
    } catch (error) {
      throw decodeFailure(entries, rowOf(rows[at]), path, error);
    }
    return records;
  };
}

/** Field by field, so that no row of its own is ever made of the cells. */
function columnsDecoder(entries: readonly Entry[], path: string): Decode {
  return (raw) => {
    const columns = nestedColumns(raw);
    const length = columns[0]?.length ?? 0;
    const records = new Array<ResultRecord>(length);
    for (let at = 0; at < length; at++) records[at] = {};
    if (length > 0) for (const entry of entries) assignColumn(records, columns, entry, path);
    return records;
  };
}

function assignColumn(
  records: readonly ResultRecord[],
  columns: readonly Row[],
  entry: Entry,
  path: string,
): void {
  const cells = nestedColumn(columns, entry.position, records.length);
  let at = 0;
  try {
    for (const record of records) assignCell(record, cells[at++], entry);
  } catch (error) {
    throw cellFailure(`${path}.${entry.name}`, error);
  }
}

function oneDecoder(entries: readonly Entry[], path: string, column: NestColumn): Decode {
  const make = makeRecord(entries);
  const refuseNull = refusalOf(column, path);
  return (row) => {
    // A top-level column may hold the JSON text `null`.
    if (row === null) return refuseNull === null ? null : refuseNull();
    if (!Array.isArray(row)) throw new TypeError("a related row is no row");
    try {
      return make(row);
    } catch (error) {
      throw decodeFailure(entries, row, path, error);
    }
  };
}

function rowOf(raw: unknown): Row {
  return Array.isArray(raw) ? raw : [];
}
