/** Codes that a call can end in by the contract; a set, where several mistakes meet in one call. */
export type FailureCode =
  | "INVALID_QUERY"
  | "UNSUPPORTED"
  | "UNIQUE_CONSTRAINT_VIOLATION"
  | "FOREIGN_KEY_VIOLATION"
  | "CHECK_VIOLATION"
  | "DECODE_FAILED";

/** How the oracle says that a call fails. Any one of `codes` is right. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly codes: readonly FailureCode[];
  readonly path: string | null;
  /** Field lists of the unique keys that are violated: `meta.target` is one of them. */
  readonly targets: readonly (readonly string[])[];

  constructor(
    codes: readonly FailureCode[],
    path: string | null,
    targets: readonly (readonly string[])[] = [],
  ) {
    super(`${codes.join(" or ")}${path === null ? "" : ` at ${path}`}`);
    this.codes = codes;
    this.path = path;
    this.targets = targets;
  }
}

export function invalid(path: string): Refusal {
  return new Refusal(["INVALID_QUERY"], path);
}
