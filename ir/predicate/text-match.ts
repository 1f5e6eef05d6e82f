import type { Slot } from "../slot.ts";

export type TextMatchMode = "contains" | "startsWith" | "endsWith";

/** Literal, case-sensitive text search; `""` matches every text. Unknown where the field is null. */
export interface TextMatch {
  readonly kind: "textMatch";
  readonly mode: TextMatchMode;
  readonly field: string;
  readonly slot: Slot;
}

export function textMatch(mode: TextMatchMode, field: string, slot: Slot): TextMatch {
  return Object.freeze({ kind: "textMatch", mode, field, slot });
}
