import type { Project } from "./project.ts";

/** The first record of the input, or null. Lowering sees to it that "first" is well defined. */
export interface First {
  readonly kind: "first";
  readonly input: Project;
}

export function first(input: Project): First {
  return Object.freeze({ kind: "first", input });
}
