import type { Capabilities } from "../../ir/capabilities.ts";
import { OrmError } from "../../ir/orm-error.ts";

interface Atomicity {
  readonly capabilities: Pick<Capabilities, "transactions">;
}

/** Whether the statements of one call can be one action. */
export function runsTogether({ capabilities }: Atomicity): boolean {
  return capabilities.transactions !== "none";
}

/**
 * Without transactions a call of several statements could be left half done, and others could change between
 * two of them what the first has found.
 */
export function refuseSeveralStatements(context: Atomicity, operation: string, model: string): void {
  if (!runsTogether(context)) throw severalStatements(operation, model);
}

export function severalStatements(operation: string, model: string): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    `${operation} ${model}: it takes several statements on this database, and there are no transactions to make them one`,
  );
}
