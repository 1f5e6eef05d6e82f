import { OrmError } from "../../ir/orm-error.ts";
import type { Column, NestColumn } from "../../ir/physical/column.ts";
import type { RecordOutput } from "../../ir/physical/physical-plan.ts";
import type { RowCodec } from "../driver.ts";
import { decodeFailure } from "./decode-failure.ts";
import { type Entry, makeRecord } from "./make-record.ts";
import { cellDecoder, type Decode } from "./read-cell.ts";

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
  return located(recordMaker(columns, outputs, entries, path), entries, path);
}

/** At every depth, so that a failure is told by the path of the very field. */
function located(make: Hydrate, entries: readonly Entry[], path: string): Hydrate {
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
    const decode =
      column.kind === "cell"
        ? cellDecoder(column, codec, nested)
        : nestDecoder(column, output.outputs ?? [], codec, nested, `${path}.${column.name}`);
    return { name: output.name, position, decode };
  });
}

/** Records of the entries, after a look at the to-one relations whose row must be there. */
function recordMaker(
  columns: readonly Column[],
  outputs: readonly RecordOutput[],
  entries: readonly Entry[],
  path: string,
): Hydrate {
  const make = makeRecord(entries);
  const required = entries.filter((_entry, at) => {
    const column = columns.find((candidate) => candidate.name === outputs[at]?.name);
    return column?.kind === "nest" && column.required;
  });
  if (required.length === 0) return make;
  return (row) => {
    for (const entry of required) {
      if (row[entry.position] === null) throw dangling(`${path}.${entry.name}`);
    }
    return make(row);
  };
}

function dangling(path: string): OrmError {
  return new OrmError("DECODE_FAILED", `${path}: the referenced row does not exist`, { path });
}

function nestDecoder(
  column: NestColumn,
  outputs: readonly RecordOutput[],
  codec: RowCodec | null,
  nested: boolean,
  path: string,
): Decode {
  const entries = entriesOf(column.columns, outputs, codec, true, path);
  const make = located(recordMaker(column.columns, outputs, entries, path), entries, path);
  const decode = column.cardinality === "many" ? manyDecoder(make) : oneDecoder(make);
  if (codec === null || nested) return decode;
  return (raw) => decode(codec.decodeNest(raw));
}

function manyDecoder(make: Hydrate): Decode {
  return (rows) => {
    if (!Array.isArray(rows)) throw new TypeError("related rows are no list");
    const records = new Array<unknown>(rows.length);
    for (let at = 0; at < rows.length; at++) records[at] = make(rows[at]);
    return records;
  };
}

function oneDecoder(make: Hydrate): Decode {
  return (row) => {
    if (Array.isArray(row)) return make(row);
    if (row === null) return null;
    throw new TypeError("a related row is no row");
  };
}
