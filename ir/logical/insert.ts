import type { Slot } from "../slot.ts";
import type { Output } from "./project.ts";

/** The value that a new row has in a field. Fields that the database assigns are not listed. */
export interface Assignment {
  readonly field: string;
  readonly slot: Slot;
}

/**
 * One new row from the assignments; its record by `returning`. A taken unique key refuses it.
 */
export interface InsertOne {
  readonly kind: "insert";
  readonly rows: "one";
  readonly model: string;
  readonly assignments: readonly Assignment[];
  readonly returning: readonly Output[];
}

/**
 * Many new rows, all or none; their records in input order. `slot` holds the rows, each a list of cells
 * in the order of `fields`.
 */
export interface InsertMany {
  readonly kind: "insert";
  readonly rows: "many";
  readonly model: string;
  readonly fields: readonly string[];
  readonly slot: Slot;
  readonly returning: readonly Output[];
}

export type Insert = InsertOne | InsertMany;

export function insertOne(
  model: string,
  assignments: readonly Assignment[],
  returning: readonly Output[],
): InsertOne {
  return Object.freeze({
    kind: "insert",
    rows: "one",
    model,
    assignments: freezeAssignments(assignments),
    returning: Object.freeze(returning.slice()),
  });
}

export function insertMany(
  model: string,
  fields: readonly string[],
  slot: Slot,
  returning: readonly Output[],
): InsertMany {
  return Object.freeze({
    kind: "insert",
    rows: "many",
    model,
    fields: Object.freeze(fields.slice()),
    slot,
    returning: Object.freeze(returning.slice()),
  });
}

export function freezeAssignments(assignments: readonly Assignment[]): readonly Assignment[] {
  return Object.freeze(assignments.map((assignment) => Object.freeze({ ...assignment })));
}
