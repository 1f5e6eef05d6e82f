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
  /**
   * The end state is fine, but databases check unique keys row by row, and depending on the order of the
   * rows one takes what another still has: the value, or a unique violation with nothing changed.
   */
  | { readonly kind: "crossing"; readonly value: Expected };
