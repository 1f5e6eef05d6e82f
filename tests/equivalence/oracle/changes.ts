import type { Field, Model } from "../../../ir/catalog.ts";
import { type Cell, type Generated, knownCell, type Row } from "./cell.ts";
import { changedNumber, type NumberOperator } from "./number-change.ts";
import { isPlainObject } from "./plain-object.ts";
import { join, readObject } from "./read-arguments.ts";
import { readCell } from "./read-cell.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Promises } from "./world.ts";

/** What a row becomes; every change is computed from the row as it was. */
export type RowChange = (row: Row) => Row;

type CellChange = (row: Row) => Cell;

/** The `data` of an update. A field whose value is undefined is absent. */
export function readChanges(promises: Promises, model: Model, data: unknown, path: string): RowChange {
  const changes = new Map<string, CellChange>();
  for (const [name, value] of Object.entries(readObject(data, path))) {
    const field = model.fields.find((candidate) => candidate.name === name);
    if (field === undefined) throw invalid(join(path, name));
    if (value !== undefined) changes.set(name, readChange(promises, field, value, join(path, name)));
  }
  return (row) => {
    const entries: [string, Cell | Generated][] = [...row].map(([name, cell]) => {
      const change = changes.get(name);
      return [name, change === undefined ? cell : change(row)];
    });
    return new Map(entries);
  };
}

function readChange(promises: Promises, field: Field, value: unknown, path: string): CellChange {
  const isNumber = field.kind === "integer" || field.kind === "bigint" || field.kind === "decimal";
  if (isNumber && isPlainObject(value)) return readOperation(promises, field, value, path);
  const cell = readCell(field, value, path);
  return () => cell;
}

function readOperation(
  promises: Promises,
  field: Field,
  operation: Readonly<Record<string, unknown>>,
  path: string,
): CellChange {
  const [name, second] = Object.keys(operation);
  if (name === undefined || second !== undefined) throw invalid(path);
  const at = join(path, name);
  if (name === "set") {
    const cell = readCell(field, operation[name], at);
    return () => cell;
  }
  if (!isOperator(name)) throw invalid(at);
  const by = readCell({ ...field, nullable: false }, operation[name], at);
  if (name === "divide" && (by === 0 || by === 0n || by === "0")) throw invalid(at);
  const isExact = field.kind !== "decimal" || (promises.decimalArithmetic && name !== "divide");
  if (!isExact) throw new Refusal(["UNSUPPORTED"], at);
  return (row) => changedNumber(field, name, knownCell(row, field.name), by);
}

function isOperator(name: string): name is NumberOperator {
  return ["increment", "decrement", "multiply", "divide"].includes(name);
}
