import type { Field, Model } from "../../../ir/catalog.ts";
import { type Cell, Generated, type Row } from "./cell.ts";
import { cellsEqual } from "./cell-order.ts";
import { NOW } from "./ended.ts";
import { join, own, readObject } from "./read-arguments.ts";
import { readCell } from "./read-cell.ts";
import { invalid } from "./refusal.ts";
import type { World } from "./world.ts";

const NOTHING_GIVEN: ReadonlyMap<string, Cell> = new Map();

/**
 * The `data` of a create: a whole row. A field whose value is undefined is absent. `given` are cells that
 * the call has in another place; where the data has them too, they must agree.
 */
export function readNewRow(
  world: World,
  model: Model,
  data: unknown,
  path: string,
  given: ReadonlyMap<string, Cell> = NOTHING_GIVEN,
): Row {
  const entries = readObject(data, path);
  for (const name of Object.keys(entries)) {
    if (!model.fields.some((field) => field.name === name)) throw invalid(join(path, name));
  }
  const cells = model.fields.map((field) => {
    const at = join(path, field.name);
    return [field.name, cellFor(world, model, field, own(entries, field.name), given, at)] as const;
  });
  return new Map(cells);
}

function cellFor(
  world: World,
  model: Model,
  field: Field,
  value: unknown,
  given: ReadonlyMap<string, Cell>,
  path: string,
): Cell | Generated {
  const known = given.get(field.name);
  if (value === undefined) return known ?? filled(world, model, field, path);
  const cell = readCell(field, value, path);
  if (known === undefined) return cell;
  if (cell === null || !cellsEqual(field.kind, cell, known)) throw invalid(path);
  return cell;
}

function filled(world: World, model: Model, field: Field, path: string): Cell | Generated {
  switch (field.fill.kind) {
    case "required":
      throw invalid(path);
    case "null":
      return null;
    case "literal":
      return field.fill.value;
    case "computed": {
      const compute = world.computed.get(`${model.name}.${field.name}`);
      if (compute === undefined) throw new TypeError(`no function for ${path}`);
      return readCell(field, compute(), path);
    }
    case "now":
      return NOW;
    case "uuid":
    case "increment":
      return new Generated(field.fill.kind);
  }
}
