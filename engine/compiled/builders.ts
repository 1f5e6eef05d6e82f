import type { TableName } from "../../compiler/schema/table-name.ts";
import { CompiledField } from "./compiled-field.ts";

export { tableName } from "../../compiler/schema/table-name.ts";

/** What a schema is written with, where the catalog is there already: as the compiling package has it, to no effect. */

interface IdOptions {
  readonly generate?: () => unknown;
}

interface CompiledModel {
  readonly table: string | TableName;
  readonly fields: Readonly<Record<string, CompiledField>>;
}

const EMPTY = {
  kind: "model",
  relations: {},
  unique: [],
  indexes: [],
  constraints: { unique: [], indexes: [] },
  expires: null,
  description: null,
} as const;

export function id({ generate }: IdOptions = {}): CompiledField {
  return new CompiledField(generate ?? null);
}

/** With the parts that were left out, as another model may be made of them. */
export function model<const Input extends CompiledModel>(input: Input): typeof EMPTY & Input {
  return Object.freeze({ ...EMPTY, ...input });
}

const field = (): CompiledField => new CompiledField();

export {
  field as bigint,
  field as boolean,
  field as datetime,
  field as decimal,
  field as enumeration,
  field as integer,
  field as json,
  field as numericId,
  field as string,
};

const nothing = (): null => null;

export {
  nothing as belongsTo,
  nothing as hasMany,
  nothing as hasOne,
  nothing as index,
  nothing as manyToMany,
  nothing as unique,
};
