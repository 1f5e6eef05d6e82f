import type { Cardinality } from "../catalog.ts";
import type { Rows } from "./logical-plan.ts";

/** A field of the row, under its own name. */
export interface FieldOutput {
  readonly kind: "field";
  readonly name: string;
}

/**
 * The related rows that `plan` yields for the row: a list, or where the cardinality is one, the first
 * row or null. `required` promises that there is one. The leaf of `plan` is `related`, or `empty`.
 */
export interface NestOutput {
  readonly kind: "nest";
  readonly name: string;
  readonly cardinality: Cardinality;
  readonly required: boolean;
  readonly plan: Project;
}

export type Output = FieldOutput | NestOutput;

/** A record for each row of the input, in its order, with the outputs in theirs. */
export interface Project {
  readonly kind: "project";
  readonly input: Rows;
  readonly outputs: readonly Output[];
}

export function project(input: Rows, outputs: readonly Output[]): Project {
  return Object.freeze({ kind: "project", input, outputs: Object.freeze(outputs.slice()) });
}

export function fieldOutput(name: string): FieldOutput {
  return Object.freeze({ kind: "field", name });
}

export function nestOutput(
  name: string,
  cardinality: Cardinality,
  required: boolean,
  plan: Project,
): NestOutput {
  return Object.freeze({ kind: "nest", name, cardinality, required, plan });
}
