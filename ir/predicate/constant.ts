/** The same answer for every row. */
export interface Constant {
  readonly kind: "constant";
  readonly value: boolean | null;
}

export function constant(value: boolean | null): Constant {
  return Object.freeze({ kind: "constant", value });
}
