import type { FieldKind } from "../field-kind.ts";
import type { Slot } from "../slot.ts";

/** One statement with its placeholders in text order; values join it only when it runs. */
export interface SqlStatement {
  readonly kind: "sqlStatement";
  readonly text: string;
  readonly bindings: readonly SqlBinding[];
  /**
   * The encoded values are bound each by itself, or, where they are more than the dialect's parameters,
   * as one JSON array.
   */
  readonly parameters: "each" | "one";
}

/** What stands for one placeholder: a slot's value, encoded by the dialect's codec of that kind. */
export interface SqlBinding {
  readonly slot: Slot;
  readonly form: BindingForm;
}

/**
 * - `cell`: the slot holds one cell, or null
 * - `list`: the slot holds a list of cells, bound as one parameter
 * - `column`: the slot holds rows; the cells at `position` of each are bound as one parameter
 * - `rows`: the slot holds rows; all of them are bound as one parameter, `kinds` telling their cells
 * - `count`: the slot holds a whole number that is not a cell (`take`, `skip`)
 */
export type BindingForm =
  | { readonly kind: "cell"; readonly type: FieldKind }
  | { readonly kind: "list"; readonly type: FieldKind }
  | { readonly kind: "column"; readonly type: FieldKind; readonly position: number }
  | { readonly kind: "rows"; readonly types: readonly FieldKind[] }
  | { readonly kind: "count" };
