import type { Cell } from "../../ir/field-kind.ts";

/** What a client takes as a bound value. Never an object that it would serialize by its own rules. */
export type SqlValue = string | number | null | readonly (string | number | null)[];

/**
 * How one field kind travels to and from one dialect. The text functions receive and return SQL; the
 * value functions are called once per cell and allocate nothing but the result. `decode` and
 * `decodeNested` never see null.
 */
export interface SqlCodec {
  /** The column type in a `create table`. */
  readonly type: string;
  /** The placeholder with the cast that makes its type certain. */
  readonly bind: (placeholder: string) => string;
  /** The column as the top level of a result returns it. */
  readonly project: (column: string) => string;
  /** The column as an element of a JSON array. */
  readonly nest: (column: string) => string;
  readonly encode: (cell: NonNullable<Cell>) => SqlValue;
  /** Accepts the raw text as well as what a client's default type parsers make of `project`. */
  readonly decode: (raw: unknown) => Cell;
  /** Accepts what `JSON.parse` makes of `nest`. */
  readonly decodeNested: (raw: unknown) => Cell;
}
