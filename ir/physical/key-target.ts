import { freezeParts, type KeyPart } from "./key-lookup.ts";
import type { Physical } from "./physical-plan.ts";

/**
 * Which records a store write is about: those with a unique key's values, found and changed in one
 * atomic action, or the rows of an input, read first and then changed by primary key in one atomic action
 * that checks the guard again.
 */
export type KeyTarget =
  | { readonly kind: "key"; readonly key: string; readonly parts: readonly KeyPart[] }
  | { readonly kind: "input"; readonly input: Physical };

export function freezeTarget(target: KeyTarget): KeyTarget {
  return Object.freeze(
    target.kind === "key" ? { ...target, parts: freezeParts(target.parts) } : { ...target },
  );
}
