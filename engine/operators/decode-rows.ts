import type { Column, NestColumn } from "../../ir/physical/column.ts";
import type { RowCodec } from "../driver.ts";
import { decodeFailure } from "../hydrate/decode-failure.ts";
import { rowsOfColumns } from "../hydrate/nested-columns.ts";
import { joinedPlaces, type PlacedColumn, placedColumns } from "../hydrate/placed-columns.ts";
import { andThen, type Operator } from "./operator.ts";

type Decode = (raw: unknown) => unknown;
type DecodeRow = (row: readonly unknown[]) => readonly unknown[];

/**
 * The input with its rows in canonical cells, for the operators that look into them. `path` names the model,
 * for the error of a value that cannot be decoded.
 */
export function decodeRows(input: Operator, columns: readonly Column[], path: string): Operator {
  const { codec } = input;
  if (codec === null) return input;
  const decodeRow = rowDecoder(placedColumns(columns, false), codec, false, path);
  return {
    codec: null,
    run: (run) =>
      andThen(input.run(run), (answer) => ({ rows: answer.rows.map(decodeRow), count: answer.count })),
  };
}

function rowDecoder(
  columns: readonly PlacedColumn[],
  codec: RowCodec,
  nested: boolean,
  path: string,
): DecodeRow {
  const entries = columns.map(({ column, position }) => {
    const { name } = column;
    const at = `${path}.${name}`;
    const places = column.kind === "nest" && !nested ? joinedPlaces(column, position) : null;
    if (places === null)
      return { name, position, decode: columnDecoder(column, codec, nested, at), joined: null };
    const joined = rowDecoder(places.columns, codec, false, at);
    return { name, position: places.presence, decode: null, joined };
  });
  return (row) => {
    try {
      return entries.map(({ position, decode, joined }) => {
        const raw = row[position];
        if (joined !== null) return raw === null ? null : joined(row);
        return decode(raw);
      });
    } catch (error) {
      throw decodeFailure(entries, row, path, error);
    }
  };
}

function columnDecoder(column: Column, codec: RowCodec, nested: boolean, path: string): Decode {
  if (column.kind === "cell")
    return cellDecoder(nested ? codec.decodeNested(column.type) : codec.decode(column.type));
  const decodeRow = rowDecoder(placedColumns(column.columns, true), codec, true, path);
  const decodeInner = nestDecoder(column, decodeRow, codec.lists);
  return nested ? decodeInner : (raw) => decodeInner(codec.decodeNest(raw));
}

function cellDecoder(decode: Decode): Decode {
  return (raw) => (raw === null || raw === undefined ? null : decode(raw));
}

function nestDecoder(column: NestColumn, decodeRow: DecodeRow, lists: RowCodec["lists"]): Decode {
  const decodeOne: Decode = (row) => {
    if (Array.isArray(row)) return decodeRow(row);
    throw new TypeError("a related row is no row");
  };
  if (column.cardinality === "one") return (row) => (row === null ? null : decodeOne(row));
  if (lists === "columns") return (columns) => rowsOfColumns(columns).map(decodeRow);
  return (rows) => {
    if (Array.isArray(rows)) return rows.map(decodeOne);
    throw new TypeError("related rows are no list");
  };
}
