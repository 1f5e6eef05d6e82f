import type { KeyNames } from "../../../emitters/key-value/redis-keys.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { BackendOptions } from "../backend.ts";

/** Braces in a base choose the slot of a cluster for all models; anything else would scatter a model. */
const BASE = /^[^{}]*(\{[^{}]+\}[^{}]*)?$/;

/** What every store keeps as it is within a segment of a key. */
const SEGMENT = /^[\w.-]*[\w-][\w.-]*$/;

/** The same for stores that divide keys by colons, and fold some other characters into them. */
export function segmentNames({
  base = "",
  prefixes = {},
}: Pick<BackendOptions, "base" | "prefixes">): KeyNames {
  const segments = base.split(":").filter((segment) => segment !== "");
  if (!segments.every((segment) => SEGMENT.test(segment))) {
    throw new OrmError("INVALID_QUERY", "base may hold letters, digits, - _ . and colons between its parts", {
      path: "base",
    });
  }
  return { base: segments.map((segment) => `${segment}:`).join(""), prefixes };
}

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
