import type { OrmOptions } from "../../engine/orm-options.ts";
import type { Call } from "./oracle/call.ts";
import type { SchemaSketch } from "./schema/sketch.ts";

export type UserRow = Readonly<Record<string, unknown>>;

export interface ModelRows {
  readonly model: string;
  readonly rows: readonly UserRow[];
}

/** What an application does: one call, or several in a transaction that it ends in one way or the other. */
export type Step =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "transaction"; readonly steps: readonly Step[]; readonly end: "commit" | "throw" };

/** Some rows, and what is done with them. */
export interface History {
  readonly rows: readonly ModelRows[];
  readonly steps: readonly Step[];
}

/** Everything that a failure needs to happen again. */
export interface Scenario extends History {
  readonly schema: SchemaSketch;
  /** How the orm was made; as an application makes it where it is left out. */
  readonly options?: Variant;
}

/** What may differ between orms that must answer alike. */
export type Variant = Pick<OrmOptions, "strategy" | "rules">;

export function callsOf(steps: readonly Step[]): readonly Call[] {
  return steps.flatMap((step) => (step.kind === "call" ? [step.call] : callsOf(step.steps)));
}
