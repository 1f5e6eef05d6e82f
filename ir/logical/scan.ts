/** Every row of the model, in no order. */
export interface Scan {
  readonly kind: "scan";
  readonly model: string;
}

export function scan(model: string): Scan {
  return Object.freeze({ kind: "scan", model });
}
