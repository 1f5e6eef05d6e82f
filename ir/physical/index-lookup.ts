import type { Column } from "./column.ts";
import { freezeParts, type KeyPart } from "./key-lookup.ts";

/**
 * The records that declared indexes lead to, or the index that every referencing field has: whole records,
 * each once, in no order. A record is found in any of the ways, each of which is what all its terms have in
 * common. At most one part of a way is a list.
 */
export interface IndexLookup {
  readonly kind: "indexLookup";
  readonly model: string;
  readonly ways: readonly IndexWay[];
  readonly columns: readonly Column[];
}

export type IndexWay = readonly IndexTerm[];

/** The records whose fields have the values. */
export interface IndexTerm {
  readonly index: string;
  readonly parts: readonly KeyPart[];
}

export function indexLookup(
  model: string,
  ways: readonly IndexWay[],
  columns: readonly Column[],
): IndexLookup {
  return Object.freeze({
    kind: "indexLookup",
    model,
    ways: Object.freeze(ways.map((way) => Object.freeze(way.map(freezeTerm)))),
    columns: Object.freeze(columns.slice()),
  });
}

function freezeTerm({ index, parts }: IndexTerm): IndexTerm {
  return Object.freeze({ index, parts: freezeParts(parts) });
}
