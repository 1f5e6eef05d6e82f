/** The engine did not do what the oracle says. */
export class Mismatch extends Error {
  override readonly name = "Mismatch";
  /** Where in the history: `2`, or `2.0` inside a transaction. */
  readonly step: string;

  constructor(step: string, message: string, cause?: unknown) {
    super(`step ${step}: ${message}`, cause === undefined ? undefined : { cause });
    this.step = step;
  }
}
