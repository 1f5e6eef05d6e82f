import { OrmError, type OrmErrorDetails } from "../ir/orm-error.ts";

/** A database was not set up, because doing so could lose data or break what it holds. */
export class RuntimeSetupError extends OrmError {
  /** What somebody who knows the data would have to run first. */
  readonly statements: readonly string[];

  constructor(message: string, statements: readonly string[], details: OrmErrorDetails = {}) {
    super("UNSUPPORTED", message, details);
    this.statements = Object.freeze(statements.slice());
  }
}
