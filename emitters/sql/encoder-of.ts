import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import type { BindingForm } from "../../ir/physical/sql-statement.ts";
import type { CellCodec } from "./cell-codec.ts";
import type { SqlEncoder } from "./dialect.ts";

type Encode = (cell: unknown) => string | number | null;

/** Whether several cells in one parameter are an array of the client's or a JSON text. */
export type SeriesForm = "array" | "json";

/** The encoder of every binding form, over the encoders of a dialect's kinds. */
export function encoders(
  codecs: Readonly<Record<FieldKind, Pick<CellCodec, "encode">>>,
  series: SeriesForm,
): (form: BindingForm) => SqlEncoder {
  const encodeNullable = (kind: FieldKind): Encode => {
    const { encode } = codecs[kind];
    return (cell) => (isPresent(cell) ? encode(cell) : null);
  };
  const asParameter: (items: readonly (string | number | null)[]) => ReturnType<SqlEncoder> =
    series === "array" ? (items) => items : (items) => JSON.stringify(items);
  return (form) => {
    switch (form.kind) {
      case "cell":
        return encodeNullable(form.type);
      case "list": {
        const encode = encodeNullable(form.type);
        return (cells) => asParameter(listOf(cells).map(encode));
      }
      case "column": {
        const { position } = form;
        const { encode } = codecs[form.type];
        return (rows) => asParameter(encodedColumn(listOf(rows), position, encode));
      }
      case "rows": {
        const encode = form.types.map(encodeNullable);
        return (rows) =>
          JSON.stringify(listOf(rows).map((row) => encode.map((each, at) => each(listOf(row)[at]))));
      }
      case "count":
        return wholeNumber;
    }
  };
}

/** One loop without a closure: it runs for every cell of a `createMany`. */
function encodedColumn(
  rows: readonly unknown[],
  position: number,
  encode: CellCodec["encode"],
): readonly (string | number | null)[] {
  const items = new Array<string | number | null>(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const cell = listOf(rows[at])[position];
    items[at] = isPresent(cell) ? encode(cell) : null;
  }
  return items;
}

function isPresent(cell: unknown): cell is NonNullable<Cell> {
  return cell !== null && cell !== undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("the slot holds no list");
}

/** Databases count to 2^63; a number of rows beyond the safe integers is all of them. */
function wholeNumber(value: unknown): number {
  if (typeof value === "number" && value >= 0) return Math.min(value, Number.MAX_SAFE_INTEGER);
  throw new TypeError("the slot holds no whole number");
}
