import type { Method } from "../../compiler/shape/method.ts";
import { applyMethod } from "./apply-method.ts";

/** A call as data. */
export interface Call {
  readonly model: string;
  readonly method: Method;
  readonly args: unknown;
}

/** Makes the call as an application does; names come from data, so nothing here is checked by types. */
export async function callOrm(
  orm: object,
  { model, method, args }: { readonly model: string; readonly method: string; readonly args: unknown },
): Promise<unknown> {
  const calls: unknown = Reflect.get(orm, model);
  if (typeof calls !== "object" || calls === null) throw new TypeError(`the orm has no model "${model}"`);
  return applyMethod(calls, method, [args]);
}
