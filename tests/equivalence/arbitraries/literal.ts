import fc from "fast-check";
import type { ModelRows } from "../history.ts";
import type { FieldSketch, ModelSketch } from "../schema/sketch.ts";
import { presentValue } from "./field-value.ts";
import { neighbours } from "./neighbours.ts";

/** What a call is aimed at: the values that are stored, and those right beside them. */
export interface Aim {
  readonly rows: readonly ModelRows[];
}

/** A value of the field's kind, most often one that decides about a stored row. */
export function literal(aim: Aim, model: ModelSketch, field: FieldSketch): fc.Arbitrary<unknown> {
  const stored = storedValues(aim, model.name, field.name);
  const near = stored.flatMap((value) => neighbours(field, value));
  if (near.length === 0) return presentValue(field);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...stored.filter((value) => value !== null)) },
    { weight: 2, arbitrary: fc.constantFrom(...near) },
    { weight: 2, arbitrary: presentValue(field) },
  );
}

export function storedValues(aim: Aim, model: string, field: string): readonly unknown[] {
  const rows = aim.rows.find((candidate) => candidate.model === model)?.rows ?? [];
  return rows.map((row) => row[field] ?? null);
}
