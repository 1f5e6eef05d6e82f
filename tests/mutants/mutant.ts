import type { PropertyName } from "./properties.ts";

/** A defect that can be planted: one text of one file in the place of another. */
export interface Mutant {
  readonly name: string;
  /** What kind of defect it is, in the words of the field. */
  readonly area: Area;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What then goes wrong. */
  readonly breaks: string;
  /** The properties that are tried, in this order, until one fails. */
  readonly killers: readonly PropertyName[];
  /** Why no property can fail; `null` where one must. */
  readonly equivalent: string | null;
}

export type Area =
  | "three-valued logic"
  | "null order"
  | "tie-breaks"
  | "rewrite rules"
  | "escaping"
  | "text"
  | "number fidelity"
  | "instants"
  | "JSON"
  | "chunk borders"
  | "nested reads"
  | "nested limits"
  | "writes"
  | "upsert"
  | "retry"
  | "transaction ownership"
  | "point reads"
  | "compiled calls"
  | "index order"
  | "key encoding"
  | "unique claims"
  | "expiry"
  | "refusals";

type MutantText = Omit<Mutant, "area" | "equivalent"> & { readonly equivalent?: string };

/** The mutants of one area. */
export function mutantsOf(area: Area, texts: readonly MutantText[]): readonly Mutant[] {
  return texts.map((text) => ({ equivalent: null, ...text, area }));
}
