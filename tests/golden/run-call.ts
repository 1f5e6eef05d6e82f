import type { Method } from "../../compiler/shape/method.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Call } from "./golden-call.ts";

/** An orm whose calls come from files, so that the types of one schema do not help. */
export type AnyCalls = Readonly<
  Record<string, Readonly<Record<Method, (args: unknown) => Promise<unknown>>>>
>;

export function anyCalls(orm: object): AnyCalls {
  return orm as AnyCalls;
}

/** The answer, or the code of the error. */
export async function runCall(calls: AnyCalls, call: Call): Promise<unknown> {
  try {
    return await calls[call.model]?.[call.method](call.args);
  } catch (error) {
    if (!(error instanceof OrmError)) throw error;
    return { error: error.code, ...(error.meta.target && { target: error.meta.target }) };
  }
}
