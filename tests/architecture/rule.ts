import type { Source } from "./source.ts";

/** A rule of the house that a machine can hold against the tree. */
export interface Rule {
  readonly name: string;
  readonly check: (sources: readonly Source[]) => readonly Violation[];
}

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}
