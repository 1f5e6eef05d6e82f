import type { Catalog, UniqueKey } from "../../ir/catalog.ts";
import { INVALID, toCell } from "../../ir/cell.ts";
import { equalCells } from "../../ir/compare-cells.ts";
import type { Method } from "./method.ts";
import { type ModelNames, modelNames } from "./model-names.ts";
import { type FillField, readChanges, readRow, readRows } from "./read-data.ts";
import { readKeyBeside, readKeyOnly } from "./read-key.ts";
import { readRowArguments, readSelection, refuseUnknown } from "./read-selection.ts";
import { readWhere } from "./read-where.ts";
import { type Entries, isEntries, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

/** What reading a call needs besides the call. */
export interface ReadContext {
  readonly catalog: Catalog;
  readonly fill: FillField;
}

type ReadMethod = <T>(reader: ShapeReader<T>, names: ModelNames, args: Entries, context: ReadContext) => void;

const KNOWN: Readonly<Record<Method, ReadonlySet<string>>> = {
  findUnique: new Set(["where", "select"]),
  findFirst: new Set(["where", "orderBy", "skip", "select"]),
  findOne: new Set(["where", "orderBy", "skip", "select"]),
  findMany: new Set(["where", "orderBy", "take", "skip", "select"]),
  count: new Set(["where", "orderBy", "take", "skip"]),
  create: new Set(["data", "select"]),
  createMany: new Set(["data", "select"]),
  update: new Set(["where", "data", "select"]),
  updateMany: new Set(["where", "data"]),
  upsert: new Set(["where", "create", "update", "select"]),
  delete: new Set(["where"]),
  deleteMany: new Set(["where"]),
};

const NO_ARGUMENTS: Entries = Object.freeze({});

/**
 * Takes a call apart into its shape (where the reader's node then stands) and its values, checking both.
 * Throws `InvalidCall`.
 */
export function readCall<T>(
  reader: ShapeReader<T>,
  modelName: string,
  method: Method,
  args: unknown,
  context: ReadContext,
): void {
  const names = modelNames(context.catalog, modelName);
  const entries = args === undefined ? NO_ARGUMENTS : reader.entries(args);
  refuseUnknown(reader, entries, KNOWN[method]);
  reader.word(modelName);
  reader.word(method === "findOne" ? "findFirst" : method);
  READ[method](reader, names, entries, context);
}

const readFind: ReadMethod = (reader, names, args, context) => {
  readRowArguments(reader, names, args);
  readSelection(reader, context.catalog, names, args.select);
};

const readWholeModelWrite: ReadMethod = (reader, names, args) => {
  reader.enter("where");
  if (args.where === undefined) reader.refuse("must be given; where: {} means all rows");
  reader.word(Token.where);
  readWhere(reader, names, args.where);
  reader.leave();
};

const READ: Readonly<Record<Method, ReadMethod>> = {
  findUnique(reader, names, args, context) {
    reader.enter("where");
    readKeyOnly(reader, names, args.where);
    reader.leave();
    readSelection(reader, context.catalog, names, args.select);
  },
  findFirst: readFind,
  findOne: readFind,
  findMany: readFind,
  count: readRowArgumentsOnly,
  create(reader, names, args, context) {
    reader.enter("data");
    readRow(reader, names, reader.entries(args.data), context.fill);
    reader.leave();
    readSelection(reader, context.catalog, names, args.select);
  },
  createMany(reader, names, args, context) {
    reader.enter("data");
    readRows(reader, names, args.data, context.fill);
    reader.leave();
    readSelection(reader, context.catalog, names, args.select);
  },
  update(reader, names, args, context) {
    readTarget(reader, names, args);
    readData(reader, names, args.data);
    readSelection(reader, context.catalog, names, args.select);
  },
  updateMany(reader, names, args, context) {
    readWholeModelWrite(reader, names, args, context);
    readData(reader, names, args.data);
  },
  upsert: readUpsert,
  delete: readTarget,
  deleteMany: readWholeModelWrite,
};

function readRowArgumentsOnly<T>(reader: ShapeReader<T>, names: ModelNames, args: Entries): void {
  readRowArguments(reader, names, args);
}

function readData<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): void {
  reader.enter("data");
  readChanges(reader, names, value);
  reader.leave();
}

/** The `where` of a write to one row: a unique key with filters beside it, or filters alone. */
function readTarget<T>(reader: ShapeReader<T>, names: ModelNames, args: Entries): void {
  reader.enter("where");
  if (args.where === undefined) reader.refuse("must be given");
  const where = reader.entries(args.where);
  const keyEntries = readKeyBeside(reader, names, where);
  reader.word(Token.where);
  readWhere(reader, names, where, keyEntries);
  reader.leave();
}

function readUpsert<T>(reader: ShapeReader<T>, names: ModelNames, args: Entries, context: ReadContext): void {
  const before = reader.values.length;
  reader.enter("where");
  const key = readKeyOnly(reader, names, args.where);
  reader.leave();
  // The new row carries the key's values, so the plan has no use for them twice.
  const keyValues = reader.values.splice(before);
  reader.enter("create");
  const create = completeCreate(reader, names, reader.entries(args.create), key, args.where, keyValues);
  readRow(reader, names, create, context.fill);
  reader.leave();
  reader.enter("update");
  readChanges(reader, names, args.update);
  reader.leave();
  readSelection(reader, context.catalog, names, args.select);
}

/** `create` with the key's fields taken from `where`; where both give a field, they must agree. */
function completeCreate<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  create: Entries,
  key: UniqueKey,
  where: unknown,
  keyValues: readonly unknown[],
): Entries {
  const given = isEntries(where) ? where : NO_ARGUMENTS;
  const nested = Object.hasOwn(given, key.name) && isEntries(given[key.name]) ? given[key.name] : given;
  const completed: Record<string, unknown> = Object.assign(Object.create(null), create);
  key.fields.forEach((name, position) => {
    const field = names.fields.get(name);
    const own = Object.hasOwn(create, name) ? create[name] : undefined;
    if (own === undefined) {
      completed[name] = isEntries(nested) ? nested[name] : undefined;
      return;
    }
    const cell = field === undefined ? INVALID : toCell(field, own);
    const same =
      field !== undefined && cell !== INVALID && equalCells(field.kind, cell, cellAt(keyValues, position));
    if (!same) reader.refuseAt(name, "must agree with where");
  });
  return completed;
}

function cellAt(values: readonly unknown[], position: number): string | number | boolean | bigint | null {
  const value = values[position];
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "bigint":
      return value;
    default:
      return null;
  }
}
