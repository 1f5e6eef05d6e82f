import type { Field } from "../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../ir/cell.ts";
import { equalCells } from "../../ir/compare-cells.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import type { ModelNames } from "./model-names.ts";
import type { FoundKey } from "./read-key.ts";
import { type Entries, isEntries, ownEntry, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

/** Supplies the cell of a field that `create` left out; only for fills that are not the database's. */
export type FillField = (modelName: string, field: Field) => Cell;

/** The key of an upsert: what the caller gave for its fields, and the cells read from that. */
export interface GivenKey extends Pick<FoundKey, "key" | "values"> {
  readonly cells: readonly unknown[];
}

/**
 * Reads one new row. Every field that the database does not assign is bound, in catalog order, filled
 * where it was not given: how `data` was written does not matter to the shape. The fields of `key` are
 * taken from there; where both give one, they must agree.
 */
export function readRow<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  data: Entries,
  fill: FillField,
  key: GivenKey | null = null,
): void {
  reader.word(Token.row);
  refuseUnknownFields(reader, names, data);
  for (const field of names.model.fields) {
    const at = key === null ? -1 : key.key.fields.indexOf(field.name);
    const cell =
      key === null || at < 0
        ? readInsertCell(reader, names, field, data, fill)
        : readKeyCell(reader, field, data, key, at);
    if (cell !== undefined) reader.bind(field.name, cell);
  }
  reader.word(Token.close);
}

/** Reads a list of new rows; they bind as one value, a list of lists of cells. */
export function readRows<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  value: unknown,
  fill: FillField,
): void {
  const items = reader.list(value);
  const fields = names.model.fields.filter(
    (field) => field.fill.kind !== "increment" || gives(items[0], field.name),
  );
  const rows: Cell[][] = new Array(items.length);
  const fillRow = atOneInstant(fill);
  for (let index = 0; index < items.length; index++) {
    reader.enter(index);
    rows[index] = readRowCells(reader, names, fields, items[index], fillRow);
    reader.leave();
  }
  reader.bind(Token.rows, rows);
  for (const field of fields) reader.word(field.name);
  reader.word(Token.close);
}

/** The rows of one call come into being together, and the clock is asked once. */
function atOneInstant(fill: FillField): FillField {
  let instant: Cell | undefined;
  return (modelName, field) => {
    if (field.fill.kind !== "now") return fill(modelName, field);
    instant ??= fill(modelName, field);
    return instant;
  };
}

function gives(item: unknown, name: string): boolean {
  return isEntries(item) && Object.hasOwn(item, name) && item[name] !== undefined;
}

function readRowCells<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  fields: readonly Field[],
  item: unknown,
  fill: FillField,
): Cell[] {
  const data = reader.entries(item);
  refuseUnknownFields(reader, names, data);
  const cells: Cell[] = new Array(fields.length);
  let position = 0;
  for (const field of names.model.fields) {
    const cell = readInsertCell(reader, names, field, data, fill);
    if ((cell !== undefined) !== (field === fields[position])) {
      reader.refuseAt(field.name, "must be given in all rows or in none");
    }
    if (cell !== undefined) cells[position++] = cell;
  }
  return cells;
}

function refuseUnknownFields<T>(reader: ShapeReader<T>, names: ModelNames, data: Entries): void {
  for (const name of Object.keys(data)) {
    if (!names.fields.has(name)) {
      reader.refuseAt(name, `is no field of model "${names.model.name}"`);
    }
  }
}

/** The cell to insert; undefined where the database assigns it. */
function readInsertCell<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  field: Field,
  data: Entries,
  fill: FillField,
): Cell | undefined {
  const value = ownEntry(data, field.name);
  if (value === undefined) {
    if (field.fill.kind === "increment") return undefined;
    if (field.fill.kind === "required") reader.refuseAt(field.name, "must be given: it has no default");
    return fill(names.model.name, field);
  }
  const cell = toCell(field, value);
  if (cell === INVALID) reader.refuseAt(field.name, reasonFor(field, value));
  return cell;
}

/** A cell that the key of an upsert gives, and `data` may give again. */
function readKeyCell<T>(
  reader: ShapeReader<T>,
  field: Field,
  data: Entries,
  { values, cells }: GivenKey,
  at: number,
): unknown {
  const value = ownEntry(data, field.name);
  if (value === undefined || value === values[at]) return cells[at];
  const cell = toCell(field, value);
  if (cell === INVALID) reader.refuseAt(field.name, reasonFor(field, value));
  const keyCell = toCell(field, values[at]);
  if (keyCell === INVALID || !equalCells(field.kind, cell, keyCell)) {
    reader.refuseAt(field.name, "must agree with where");
  }
  return cell;
}

const ARITHMETIC: ReadonlySet<FieldKind> = new Set<FieldKind>(["integer", "bigint", "decimal"]);
const CHANGES: ReadonlyMap<string, Token> = new Map<string, Token>([
  ["set", Token.set],
  ["increment", Token.increment],
  ["decrement", Token.decrement],
  ["multiply", Token.multiply],
  ["divide", Token.divide],
]);

/** Reads the changes of an update; a field whose value is undefined is absent. */
export function readChanges<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): void {
  const data = reader.entries(value);
  reader.word(Token.changes);
  for (const name of Object.keys(data)) {
    const field = names.fields.get(name);
    if (field === undefined) reader.refuseAt(name, `is no field of model "${names.model.name}"`);
    const change = data[name];
    if (change === undefined) continue;
    reader.word(name);
    if (isEntries(change) && ARITHMETIC.has(field.kind)) {
      reader.enter(name);
      readOperation(reader, field, change);
      reader.leave();
    } else {
      const cell = toCell(field, change);
      if (cell === INVALID) reader.refuseAt(name, reasonFor(field, change));
      reader.bind(Token.set, cell);
    }
  }
  reader.word(Token.close);
}

function readOperation<T>(reader: ShapeReader<T>, field: Field, operation: Entries): void {
  const keys = Object.keys(operation);
  const [key] = keys;
  if (key === undefined || keys.length > 1) {
    reader.refuse("must be one of set, increment, decrement, multiply, divide");
  }
  const token = CHANGES.get(key);
  if (token === undefined) reader.refuseAt(key, "must be set, increment, decrement, multiply or divide");
  const operand = operation[key];
  if (token !== Token.set && operand === null) reader.refuseAt(key, "must not be null");
  const cell = toCell(field, operand);
  if (cell === INVALID) reader.refuseAt(key, reasonFor(field, operand));
  if (token === Token.divide && (cell === 0 || cell === 0n || cell === "0")) {
    reader.refuseAt(key, "must not be zero");
  }
  reader.bind(token, cell);
}
