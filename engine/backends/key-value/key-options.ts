import type { KeyNames } from "../../../emitters/key-value/redis-keys.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { BackendOptions } from "../backend.ts";

/** Braces in a base choose the slot of a cluster for all models; anything else would scatter a model. */
const BASE = /^[^{}]*(\{[^{}]+\}[^{}]*)?$/;

export function keyNames({ base = "", prefixes = {} }: Pick<BackendOptions, "base" | "prefixes">): KeyNames {
  if (!BASE.test(base)) {
    throw new OrmError(
      "INVALID_QUERY",
      'base may hold one pair of braces with a name in it, as in "{app}:"',
      {
        path: "base",
      },
    );
  }
  return { base, prefixes };
}
