import type { Cell, FieldKind, Generated } from "./cell.ts";

/** What a call must answer. Lists say whether their order is part of the answer. */
export type Expected =
  | { readonly kind: "nothing" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "cell"; readonly type: FieldKind; readonly cell: Cell | Generated }
  | { readonly kind: "record"; readonly entries: ReadonlyMap<string, Expected> }
  | { readonly kind: "list"; readonly items: readonly Expected[]; readonly ordered: boolean };

export const NOTHING: Expected = { kind: "nothing" };

export function expectedNumber(value: number): Expected {
  return { kind: "number", value };
}

export function expectedList(items: readonly Expected[], ordered: boolean): Expected {
  return { kind: "list", items, ordered };
}
