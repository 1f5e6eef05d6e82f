import type { Model } from "../../ir/catalog.ts";
import type { FieldKind } from "../../ir/field-kind.ts";

/** How a database keeps the text of one column, in its own words. */
export interface TextStorage {
  readonly characterSet: string;
  readonly collation: string;
  /** Sorted by the place of each value in a list that the column's type gives. */
  readonly enumerated: boolean;
  /** Characters that the column holds. */
  readonly length: number;
}

/** Of the column behind a field; `null` where it is not known, or makes no difference. */
export type StorageOf = (model: Model, field: string) => TextStorage | null;

export function isText(kind: FieldKind): boolean {
  return kind === "string" || kind === "enum";
}

export function unknownStorage(): null {
  return null;
}
