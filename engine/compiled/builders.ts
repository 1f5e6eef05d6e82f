import { CompiledField } from "./compiled-field.ts";

/** What a schema is written with, where the catalog is there already: as the compiling package has it, to no effect. */

interface IdOptions {
  readonly generate?: () => unknown;
}

interface CompiledModel {
  readonly fields: Readonly<Record<string, CompiledField>>;
}

export function id({ generate }: IdOptions = {}): CompiledField {
  return new CompiledField(generate ?? null);
}

export function model(input: CompiledModel): CompiledModel {
  return input;
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
  nothing as tableName,
  nothing as unique,
};
