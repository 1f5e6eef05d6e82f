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
}

/** Related rows: a list of rows, or where the cardinality is one, a row or null. */
export interface NestColumn {
  readonly kind: "nest";
  readonly name: string;
  readonly cardinality: Cardinality;
  readonly required: boolean;
  readonly columns: readonly Column[];
}

export function cellColumn(
  name: string,
  type: FieldKind,
  values: readonly string[] | null = null,
): CellColumn {
  return Object.freeze({ kind: "cell", name, type, values });
}

export function nestColumn(
  name: string,
  cardinality: Cardinality,
  required: boolean,
  columns: readonly Column[],
): NestColumn {
  return Object.freeze({
    kind: "nest",
    name,
    cardinality,
    required,
    columns: Object.freeze(columns.slice()),
  });
}
