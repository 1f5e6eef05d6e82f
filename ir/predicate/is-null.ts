/** Whether the field is null, or is not where negated. Never unknown. */
export interface IsNull {
  readonly kind: "isNull";
  readonly field: string;
  readonly negated: boolean;
}

export function isNull(field: string, negated: boolean): IsNull {
  return Object.freeze({ kind: "isNull", field, negated });
}
