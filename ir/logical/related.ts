import type { Link } from "../catalog.ts";

/**
 * The rows of the model that the link connects with the current row of the enclosing projection, in no
 * order, each once. Null connects with nothing.
 */
export interface Related {
  readonly kind: "related";
  readonly model: string;
  readonly link: Link;
}

export function related(model: string, link: Link): Related {
  return Object.freeze({ kind: "related", model, link });
}
