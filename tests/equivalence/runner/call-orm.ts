import { applyMethod } from "../../support/apply-method.ts";
import type { Call } from "../oracle/call.ts";

/** Makes the call as an application does; names come from data, so nothing here is checked by types. */
export async function callOrm(orm: object, { model, method, args }: Call): Promise<unknown> {
  const calls: unknown = Reflect.get(orm, model);
  if (typeof calls !== "object" || calls === null) throw new TypeError(`the orm has no model "${model}"`);
  return applyMethod(calls, method, [args]);
}

/** The orm, or one of its transactions, starts a transaction. */
export async function transactOrm(orm: object, run: (tx: object) => Promise<void>): Promise<unknown> {
  const body = async (tx: unknown) => {
    if (typeof tx !== "object" || tx === null) throw new TypeError("a transaction is an orm");
    await run(tx);
  };
  return applyMethod(orm, "transaction", [body]);
}
