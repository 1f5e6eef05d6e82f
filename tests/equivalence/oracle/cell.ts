import type { Field, Fill } from "../../../ir/catalog.ts";

export type FieldKind = Field["kind"];

/** Text, numbers, booleans and JSON as they are; an instant as milliseconds. */
export type Cell = Extract<Fill, { readonly kind: "literal" }>["value"];

/** How the backend or the engine invents a value; what it will be, nobody knows beforehand. */
export type GeneratedFill = "uuid" | "increment";

/** Stands for a generated value until the real one is read back and adopted. */
export class Generated {
  readonly fill: GeneratedFill;

  constructor(fill: GeneratedFill) {
    this.fill = fill;
  }
}

export type Row = ReadonlyMap<string, Cell | Generated>;

/** Thrown where the answer depends on a value that is still {@link Generated}. */
export class Unpredictable extends Error {
  override readonly name = "Unpredictable";
}

/** The row's cell, known for certain. */
export function knownCell(row: Row, field: string): Cell {
  const cell = row.get(field);
  if (cell === undefined) throw new TypeError(`the row has no field "${field}"`);
  if (cell instanceof Generated) throw new Unpredictable(field);
  return cell;
}
