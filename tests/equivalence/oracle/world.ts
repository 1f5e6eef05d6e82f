import type { Catalog, Field, Model } from "../../../ir/catalog.ts";
import type { Row } from "./cell.ts";
import type { FailureCode } from "./refusal.ts";

/** Everything stored: the rows of each model, by model name. */
export type Tables = Map<string, readonly Row[]>;

/** What the contract leaves to the backend, as its capabilities say it. */
export interface Promises {
  readonly foreignKeys: boolean;
  readonly decimalArithmetic: boolean;
  /** Writes whose rows the database returns by itself; the others are read again by their key. */
  readonly returning: readonly string[];
  /** References are checked row by row, so that rows which refer to one another may not be written at once. */
  readonly referencesByRow: boolean;
}

export interface World {
  readonly catalog: Catalog;
  /** The functions that an application gave as defaults, keyed `model.field`. */
  readonly computed: ReadonlyMap<string, () => unknown>;
  readonly promises: Promises;
  readonly tables: Tables;
  /** Codes with which the present call may also fail, though what it asks for is possible. */
  readonly mayFail: Set<FailureCode>;
}

export function modelNamed({ catalog }: Pick<World, "catalog">, name: string): Model {
  const model = Object.values(catalog.models).find((candidate) => candidate.name === name);
  if (model === undefined) throw new TypeError(`the oracle has no model "${name}"`);
  return model;
}

export function fieldNamed(model: Model, name: string): Field {
  const field = model.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new TypeError(`the oracle has no field "${model.name}.${name}"`);
  return field;
}

export function rowsOf(world: World, model: string): readonly Row[] {
  return world.tables.get(model) ?? [];
}
