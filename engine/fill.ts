import type { Field } from "../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../ir/cell.ts";
import type { Cell } from "../ir/field-kind.ts";
import { OrmError } from "../ir/orm-error.ts";
import type { CallInstant } from "./call-instant.ts";
import { uuid } from "./uuid.ts";

/** Gives the cells of fields that `create` left out: the call's instant, random ids and the application's own functions. */
export function filler(
  generators: Readonly<Record<string, () => unknown>>,
  instant: CallInstant,
): (modelName: string, field: Field) => Cell {
  return (modelName, field) => {
    switch (field.fill.kind) {
      case "null":
        return null;
      case "literal":
        return field.fill.value;
      case "now":
        return instant.milliseconds;
      case "uuid":
        return uuid();
      case "computed":
        return computed(generators, modelName, field);
      case "required":
      case "increment":
        throw new TypeError(`${modelName}.${field.name} is not filled by the engine`);
    }
  };
}

function computed(
  generators: Readonly<Record<string, () => unknown>>,
  modelName: string,
  field: Field,
): Cell {
  const path = `${modelName}.${field.name}`;
  const generate = generators[path];
  if (generate === undefined) throw new TypeError(`no generator for ${path}`);
  const value = generate();
  const cell = toCell(field, value);
  if (cell === INVALID) {
    throw new OrmError("INVALID_QUERY", `the default function of ${path}: ${reasonFor(field, value)}`, {
      path: `data.${field.name}`,
    });
  }
  return cell;
}
