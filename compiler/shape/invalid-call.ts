/**
 * A call that is refused before anything is compiled or sent. The engine turns it into an `OrmError`
 * `INVALID_QUERY`; the message never contains a value of the caller.
 */
export class InvalidCall extends Error {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], reason: string) {
    super(reason);
    this.path = path.slice();
  }

  /** Such as `where.OR[1].email`. */
  get pathText(): string {
    let text = "";
    for (const part of this.path) {
      text += typeof part === "number" ? `[${part}]` : text === "" ? part : `.${part}`;
    }
    return text;
  }
}
