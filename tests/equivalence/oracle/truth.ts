/** SQL's three values; `null` is "unknown". */
export type Truth = boolean | null;

export function not(value: Truth): Truth {
  return value === null ? null : !value;
}

/** False wins, then unknown; nothing at all is true. */
export function every(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

/** True wins, then unknown; nothing at all is false. */
export function some(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
}
