import type { Catalog } from "../../ir/catalog.ts";
import type { Method } from "./method.ts";
import { type ModelNames, modelNames } from "./model-names.ts";
import { type FillField, readChanges, readRow, readRows } from "./read-data.ts";
import { readKeyBeside, readKeyOnly } from "./read-key.ts";
import { readRowArguments, readSelection, refuseUnknown } from "./read-selection.ts";
import { readWhere } from "./read-where.ts";
import { type Entries, ownEntry, type ShapeReader } from "./shape-reader.ts";
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
  readSelection(reader, context.catalog, names, ownEntry(args, "select"));
};

const readWholeModelWrite: ReadMethod = (reader, names, args) => {
  reader.enter("where");
  const where = ownEntry(args, "where");
  if (where === undefined) reader.refuse("must be given; where: {} means all rows");
  reader.word(Token.where);
  readWhere(reader, names, where);
  reader.leave();
};

const READ: Readonly<Record<Method, ReadMethod>> = {
  findUnique(reader, names, args, context) {
    reader.enter("where");
    readKeyOnly(reader, names, ownEntry(args, "where"));
    reader.leave();
    readSelection(reader, context.catalog, names, ownEntry(args, "select"));
  },
  findFirst: readFind,
  findOne: readFind,
  findMany: readFind,
  count: readRowArgumentsOnly,
  create(reader, names, args, context) {
    reader.enter("data");
    readRow(reader, names, reader.entries(ownEntry(args, "data")), context.fill);
    reader.leave();
    readSelection(reader, context.catalog, names, ownEntry(args, "select"));
  },
  createMany(reader, names, args, context) {
    reader.enter("data");
    readRows(reader, names, ownEntry(args, "data"), context.fill);
    reader.leave();
    readSelection(reader, context.catalog, names, ownEntry(args, "select"));
  },
  update(reader, names, args, context) {
    readTarget(reader, names, args);
    readData(reader, names, ownEntry(args, "data"));
    readSelection(reader, context.catalog, names, ownEntry(args, "select"));
  },
  updateMany(reader, names, args, context) {
    readWholeModelWrite(reader, names, args, context);
    readData(reader, names, ownEntry(args, "data"));
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
  const given = ownEntry(args, "where");
  if (given === undefined) reader.refuse("must be given");
  const where = reader.entries(given);
  const keyEntries = readKeyBeside(reader, names, where);
  reader.word(Token.where);
  readWhere(reader, names, where, keyEntries);
  reader.leave();
}

function readUpsert<T>(reader: ShapeReader<T>, names: ModelNames, args: Entries, context: ReadContext): void {
  reader.enter("where");
  const { key, values } = readKeyOnly(reader, names, ownEntry(args, "where"));
  reader.leave();
  // The new row carries the key's cells, so the plan has no use for them twice.
  const cells = reader.takeValues();
  reader.enter("create");
  readRow(reader, names, reader.entries(ownEntry(args, "create")), context.fill, { key, values, cells });
  reader.leave();
  reader.enter("update");
  readChanges(reader, names, ownEntry(args, "update"));
  reader.leave();
  readSelection(reader, context.catalog, names, ownEntry(args, "select"));
}
