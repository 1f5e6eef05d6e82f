/**
 * A call whose meaning the backend cannot keep, by its capabilities. Thrown while planning, so nothing was
 * sent; the engine turns it into an `OrmError` `UNSUPPORTED`.
 */
export class UnsupportedCall extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(reason);
    this.path = path;
  }
}
