import type { Column } from "./column.ts";
import { freezeParts, type KeyPart } from "./key-lookup.ts";

/**
 * The records whose fields have the given values, found by a declared index or by the index that every
 * referencing field has: whole records, each once, in no order. At most one part is a list.
 */
export interface IndexLookup {
  readonly kind: "indexLookup";
  readonly model: string;
  readonly index: string;
  readonly parts: readonly KeyPart[];
  readonly columns: readonly Column[];
}

export function indexLookup(
  model: string,
  index: string,
  parts: readonly KeyPart[],
  columns: readonly Column[],
): IndexLookup {
  return Object.freeze({
    kind: "indexLookup",
    model,
    index,
    parts: freezeParts(parts),
    columns: Object.freeze(columns.slice()),
  });
}
