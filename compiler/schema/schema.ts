import type { Catalog } from "../../ir/catalog.ts";
import type { TypedModels } from "../types/typed-model.ts";

/** A validated schema. The engine reads `catalog` and `generators`; `models` carries the types. */
export interface Schema<Models> {
  readonly catalog: Catalog;
  /** The functions behind computed fills, keyed `model.field`; an object without a prototype. */
  readonly generators: Readonly<Record<string, () => unknown>>;
  readonly models: Models;
}

export type AnySchema = Schema<TypedModels>;
