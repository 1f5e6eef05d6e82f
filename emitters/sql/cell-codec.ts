import type { Cell } from "../../ir/field-kind.ts";

/**
 * How the values of one field kind travel to and from one dialect. Called once per cell, and allocates nothing
 * but the result. `decode` and `decodeNested` never see null.
 */
export interface CellCodec {
  readonly encode: (cell: NonNullable<Cell>) => string | number;
  /** Accepts the raw text as well as what a client's default type parsers make of the projected column. */
  readonly decode: (raw: unknown) => Cell;
  /** Accepts what `JSON.parse` makes of the column as an element of a JSON array. */
  readonly decodeNested: (raw: unknown) => Cell;
}
