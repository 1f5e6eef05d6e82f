import type { Rows } from "./logical-plan.ts";

/** The rows of the target removed, but for those that a `sparing` reference leads to; the result is their number. */
export interface Delete {
  readonly kind: "delete";
  readonly model: string;
  readonly target: Rows;
  readonly sparing: readonly Reference[];
}

/** The rows of a model whose `field` has the value of `to`, a field of the referenced row. */
export interface Reference {
  readonly model: string;
  readonly field: string;
  readonly to: string;
}

export function deleteRows(model: string, target: Rows, sparing: readonly Reference[] = []): Delete {
  const frozen = sparing.map((reference) => Object.freeze({ ...reference }));
  return Object.freeze({ kind: "delete", model, target, sparing: Object.freeze(frozen) });
}
