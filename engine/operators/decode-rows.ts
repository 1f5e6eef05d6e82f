import type { CellColumn, Column, NestColumn } from "../../ir/physical/column.ts";
import type { RowCodec } from "../driver.ts";
import { andThen, type Operator } from "./operator.ts";

type Decode = (raw: unknown) => unknown;

/** The input with its rows in canonical cells, for the operators that look into them. */
export function decodeRows(input: Operator, columns: readonly Column[]): Operator {
  const { codec } = input;
  if (codec === null) return input;
  const decoders = columns.map((column) => topDecoder(column, codec));
  return {
    codec: null,
    run: (run) =>
      andThen(input.run(run), (answer) => ({
        rows: answer.rows.map((row) => decoders.map((decode, position) => decode(row[position]))),
        count: answer.count,
      })),
  };
}

function topDecoder(column: Column, codec: RowCodec): Decode {
  if (column.kind === "cell") return cellDecoder(column, codec.decode(column.type));
  const decodeInner = nestDecoder(column, codec);
  return (raw) => decodeInner(codec.decodeNest(raw));
}

function cellDecoder(_column: CellColumn, decode: Decode): Decode {
  return (raw) => (raw === null || raw === undefined ? null : decode(raw));
}

function nestDecoder(column: NestColumn, codec: RowCodec): Decode {
  const decoders = column.columns.map((inner) =>
    inner.kind === "cell" ? cellDecoder(inner, codec.decodeNested(inner.type)) : nestDecoder(inner, codec),
  );
  const decodeRow: Decode = (row) => {
    if (!Array.isArray(row)) return null;
    return decoders.map((decode, position) => decode(row[position]));
  };
  if (column.cardinality === "one") return decodeRow;
  return (rows) => (Array.isArray(rows) ? rows.map(decodeRow) : []);
}
