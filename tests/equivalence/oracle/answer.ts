import type { Expected } from "./expected.ts";
import type { FailureCode } from "./refusal.ts";

/** How a call must end. */
export type Answer =
  | { readonly kind: "value"; readonly value: Expected }
  | {
      readonly kind: "failure";
      /** Any one of these is right. */
      readonly codes: readonly FailureCode[];
      readonly path: string | null;
      /** Where not empty, `meta.target` is one of these. */
      readonly targets: readonly (readonly string[])[];
    }
  /** The stored state is certain, the answer depends on a value that the backend invents. */
  | { readonly kind: "unpredictable" }
  /** Not to be called: a database gets it wrong by itself, or may decide it by chance. Nothing has changed. */
  | { readonly kind: "hazard" }
  /**
   * The end state is fine, but a database that checks row by row may not get there: the value, or one of
   * the codes with nothing changed.
   */
  | { readonly kind: "either"; readonly value: Expected; readonly codes: readonly FailureCode[] };
