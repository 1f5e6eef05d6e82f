import { OrmError } from "../../ir/orm-error.ts";
import type { Column, NestColumn } from "../../ir/physical/column.ts";
import type { RecordOutput } from "../../ir/physical/physical-plan.ts";
import type { RowCodec } from "../driver.ts";
import { type Entry, makeRecord } from "./make-record.ts";
import { cellReader, type ReadValue } from "./read-cell.ts";

export type Hydrate = (row: readonly unknown[]) => Record<string, unknown>;

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
  const entries = entriesOf(columns, outputs, codec, false, path);
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
  columns: readonly Column[],
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  nested: boolean,
  path: string,
): readonly Entry[] {
  return outputs.map((output) => {
    const position = columns.findIndex((column) => column.name === output.name);
    const column = columns[position];
    if (column === undefined) throw new TypeError(`no column for output "${path}.${output.name}"`);
    const read =
      column.kind === "cell"
        ? cellReader(column, codec, nested)
        : nestReader(column, output.outputs ?? [], codec, nested, `${path}.${column.name}`);
    return { name: output.name, position, read };
  });
}

function nestReader(
  column: NestColumn,
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  nested: boolean,
  path: string,
): ReadValue {
  const make = makeRecord(entriesOf(column.columns, outputs, codec, true, path));
  const read = column.cardinality === "many" ? manyReader(make) : oneReader(make, column.required, path);
  if (codec === null || nested) return read;
  return (raw) => read(codec.decodeNest(raw));
}

function manyReader(make: Hydrate): ReadValue {
  return (rows) => {
    if (!Array.isArray(rows)) throw new TypeError("related rows are no list");
    const records = new Array<unknown>(rows.length);
    for (let at = 0; at < rows.length; at++) records[at] = make(rows[at]);
    return records;
  };
}

function oneReader(make: Hydrate, required: boolean, path: string): ReadValue {
  return (row) => {
    if (Array.isArray(row)) return make(row);
    if (required) {
      throw new OrmError("DECODE_FAILED", `${path}: the referenced row does not exist`, { path });
    }
    return null;
  };
}

/** Reads the entries one by one to find out which one it was. */
function decodeFailure(
  entries: readonly Entry[],
  row: readonly unknown[],
  path: string,
  cause: unknown,
): OrmError {
  if (cause instanceof OrmError) return cause;
  const entry = entries.find((candidate) => {
    try {
      candidate.read(row[candidate.position]);
      return false;
    } catch {
      return true;
    }
  });
  const at = entry === undefined ? path : `${path}.${entry.name}`;
  return new OrmError("DECODE_FAILED", `${at}: the stored value cannot be read`, { path: at, cause });
}
