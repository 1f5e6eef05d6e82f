import type { Cardinality } from "../catalog.ts";
import type { FieldKind } from "../field-kind.ts";

/** Rows between physical operators are lists of cells; columns say what stands where. */
export type Column = CellColumn | NestColumn;

export interface CellColumn {
  readonly kind: "cell";
  /** The field's name; unique within a row together with the relation names. */
  readonly name: string;
  readonly type: FieldKind;
  /** The declared values of an enum; `null` for every other kind. */
  readonly values: readonly string[] | null;
  /** Whether null is an answer. A column that others made or wrote may hold it where the schema does not. */
  readonly nullable: boolean;
}

/** Related rows: a list of rows, or where the cardinality is one, a row or null. */
export interface NestColumn {
  readonly kind: "nest";
  readonly name: string;
  readonly cardinality: Cardinality;
  readonly required: boolean;
  readonly columns: readonly Column[];
  /**
   * Where the one related row stands cell by cell in the row of a statement: the cell whose null says that
   * there is none. `null` where the related rows are one value, as they are in all canonical rows.
   */
  readonly presentBy: string | null;
}

export function cellColumn(
  name: string,
  type: FieldKind,
  values: readonly string[] | null = null,
  nullable = true,
): CellColumn {
  return Object.freeze({ kind: "cell", name, type, values, nullable });
}

export function nestColumn(
  name: string,
  cardinality: Cardinality,
  required: boolean,
  columns: readonly Column[],
  presentBy: string | null = null,
): NestColumn {
  return Object.freeze({
    kind: "nest",
    name,
    cardinality,
    required,
    columns: Object.freeze(columns.slice()),
    presentBy,
  });
}
