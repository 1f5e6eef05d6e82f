import type { Link } from "../catalog.ts";
import type { Predicate } from "../predicate/predicate.ts";

/**
 * The rows of the model that the link connects with the current row of the enclosing projection, in no
 * order, each once. Null connects with nothing; of connecting rows only those count for which `connecting`
 * is true.
 */
export interface Related {
  readonly kind: "related";
  readonly model: string;
  readonly link: Link;
  /** Over the `through` model; `null` where all its rows count. */
  readonly connecting: Predicate | null;
}

export function related(model: string, link: Link, connecting: Predicate | null = null): Related {
  return Object.freeze({ kind: "related", model, link, connecting });
}
