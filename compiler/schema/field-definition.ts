import type { FieldKind } from "../../ir/field-kind.ts";

/** What a field builder has gathered: plain data, read once by `defineSchema`. */
export interface FieldDefinition {
  readonly kind: FieldKind;
  readonly values: readonly string[] | null;
  readonly isId: boolean;
  readonly unique: boolean;
  readonly nullable: boolean;
  readonly fill: FillDefinition;
  readonly references: string | null;
  readonly column: string | null;
  readonly description: string | null;
}

export type FillDefinition =
  | { readonly kind: "none" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "computed"; readonly generate: () => unknown }
  | { readonly kind: "now" }
  | { readonly kind: "uuid" }
  | { readonly kind: "increment" };
