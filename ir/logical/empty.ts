/** No row of the model: what a filter that is never true leaves. */
export interface Empty {
  readonly kind: "empty";
  readonly model: string;
}

export function empty(model: string): Empty {
  return Object.freeze({ kind: "empty", model });
}
