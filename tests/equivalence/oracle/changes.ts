import type { Field, Model } from "../../../ir/catalog.ts";
import { type Cell, knownCell, type Row } from "./cell.ts";
import { changedNumber, type NumberOperator } from "./number-change.ts";
import { isPlainObject } from "./plain-object.ts";
import { join, own, readObject } from "./read-arguments.ts";
import { readCell } from "./read-cell.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Promises, World } from "./world.ts";

/** What a row becomes; every change is computed from the row as it was. */
export interface RowChange {
  readonly of: (row: Row) => ChangedRow;
  /** The fields that the change writes. */
  readonly written: ReadonlySet<string>;
}

export interface ChangedRow {
  readonly row: Row;
  /** A result does not fit its field, which keeps its old cell here: the write must fail. */
  readonly outOfRange: boolean;
}

/** `undefined` where the result does not fit. */
type CellChange = (row: Row) => Cell | undefined;

/** The `data` of an update. A field whose value is undefined is absent. */
export function readChanges(promises: Promises, model: Model, data: unknown, path: string): RowChange {
  const changes = new Map<string, CellChange>();
  for (const [name, value] of Object.entries(readObject(data, path))) {
    const field = model.fields.find((candidate) => candidate.name === name);
    if (field === undefined) throw invalid(join(path, name));
    if (value !== undefined) changes.set(name, readChange(field, value, join(path, name)));
  }
  refuseInexact(promises, model, data, path);
  const of = (row: Row): ChangedRow => {
    const changed = new Map(row);
    let outOfRange = false;
    for (const [name, change] of changes) {
      const cell = change(row);
      if (cell === undefined) outOfRange = true;
      else changed.set(name, cell);
    }
    return { row: changed, outOfRange };
  };
  return { of, written: new Set(changes.keys()) };
}

/** A row cannot be read again by a key that only the database knows. */
export function mayLoseKey(world: World, model: Model, data: unknown): void {
  if (world.promises.returning.includes("update")) return;
  const isComputed = model.primaryKey.some((name) => {
    const change = own(readObject(data, ""), name);
    return isPlainObject(change) && Object.keys(change).some(isOperator);
  });
  if (isComputed) world.mayFail.add("UNSUPPORTED");
}

function readChange(field: Field, value: unknown, path: string): CellChange {
  const isNumber = field.kind === "integer" || field.kind === "bigint" || field.kind === "decimal";
  if (isNumber && isPlainObject(value)) return readOperation(field, value, path);
  const cell = readCell(field, value, path);
  return () => cell;
}

function readOperation(field: Field, operation: Readonly<Record<string, unknown>>, path: string): CellChange {
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
  return (row) => changedNumber(field, name, knownCell(row, field.name), by);
}

function isOperator(name: string): name is NumberOperator {
  return ["increment", "decrement", "multiply", "divide"].includes(name);
}

/** Decimals are not divided, and only computed with where the backend is exact. Asked once all is valid. */
function refuseInexact(promises: Promises, model: Model, data: unknown, path: string): void {
  for (const { name, kind } of model.fields) {
    const change = own(readObject(data, path), name);
    if (kind !== "decimal" || !isPlainObject(change) || Object.hasOwn(change, "set")) continue;
    const isExact = promises.decimalArithmetic && !Object.hasOwn(change, "divide");
    if (!isExact) throw new Refusal(["UNSUPPORTED"], join(path, name));
  }
}
