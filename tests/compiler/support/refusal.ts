import * as assert from "uvu/assert";
import type { Limits } from "../../../compiler/shape/limits.ts";
import type { Method } from "../../../compiler/shape/method.ts";
import { call, farmEngine } from "./farm-engine.ts";
import { ormErrorOf } from "./orm-error-of.ts";
import { recordingDriver } from "./recording-driver.ts";

export interface Refused {
  readonly model: string;
  readonly method: Method;
  readonly args: unknown;
  readonly limits?: Partial<Limits>;
}

/** The path at which the call is refused; fails where it is not, or where anything was sent. */
export async function refusedAt({ model, method, args, limits = {} }: Refused): Promise<string | undefined> {
  const { driver, sent } = recordingDriver();
  const error = await ormErrorOf(call(farmEngine(driver, limits), model, method, args));
  assert.is(error.code, "INVALID_QUERY", error.message);
  assert.equal(sent, []);
  return error.path;
}
