/** A mistake of whoever runs the command, told by its message alone. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** 2 where the command was called wrongly, 1 where it was not and still failed. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
