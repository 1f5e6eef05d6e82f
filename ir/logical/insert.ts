import { type Expiry, freezeExpiry } from "../expiry.ts";
import type { Slot } from "../slot.ts";
import type { Output } from "./project.ts";

/** The value that a new row has in a field. Fields that the database assigns are not listed. */
export interface Assignment {
  readonly field: string;
  readonly slot: Slot;
}

/**
 * One new row from the assignments; its record by `returning`. A taken unique key refuses it, unless its
 * holder has ended: then that row goes, in the same atomic action.
 */
export interface InsertOne {
  readonly kind: "insert";
  readonly rows: "one";
  readonly model: string;
  readonly assignments: readonly Assignment[];
  readonly returning: readonly Output[];
  readonly expiry: Expiry | null;
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
  readonly expiry: Expiry | null;
}

export type Insert = InsertOne | InsertMany;

export function insertOne(
  model: string,
  assignments: readonly Assignment[],
  returning: readonly Output[],
  expiry: Expiry | null = null,
): InsertOne {
  return Object.freeze({
    kind: "insert",
    rows: "one",
    model,
    assignments: freezeAssignments(assignments),
    returning: Object.freeze(returning.slice()),
    expiry: freezeExpiry(expiry),
  });
}

export function insertMany(
  model: string,
  fields: readonly string[],
  slot: Slot,
  returning: readonly Output[],
  expiry: Expiry | null = null,
): InsertMany {
  return Object.freeze({
    kind: "insert",
    rows: "many",
    model,
    fields: Object.freeze(fields.slice()),
    slot,
    returning: Object.freeze(returning.slice()),
    expiry: freezeExpiry(expiry),
  });
}

export function freezeAssignments(assignments: readonly Assignment[]): readonly Assignment[] {
  return Object.freeze(assignments.map((assignment) => Object.freeze({ ...assignment })));
}
