import type { Catalog } from "../../ir/catalog.ts";
import { type ModelNames, modelNames } from "./model-names.ts";
import { readOrderBy } from "./read-order-by.ts";
import { readWhere } from "./read-where.ts";
import { type Entries, ownEntry, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

const TO_MANY_ARGUMENTS: ReadonlySet<string> = new Set(["select", "where", "orderBy", "take", "skip"]);
const TO_ONE_ARGUMENTS: ReadonlySet<string> = new Set(["select", "where"]);

/** Reads `select`; where it is absent, all scalars. `depth` counts the relations above. */
export function readSelection<T>(
  reader: ShapeReader<T>,
  catalog: Catalog,
  names: ModelNames,
  value: unknown,
  depth = 0,
): void {
  if (value === undefined) {
    reader.word(Token.all);
    return;
  }
  reader.enter("select");
  const entries = reader.entries(value);
  reader.word(Token.select);
  let selected = 0;
  for (const name of Object.keys(entries)) {
    const entry = entries[name];
    if (entry === undefined || entry === false) {
      if (!names.fields.has(name) && !names.relations.has(name)) refuseName(reader, names, name);
      continue;
    }
    selected++;
    if (names.fields.has(name)) {
      if (entry !== true) reader.refuseAt(name, "is a scalar field: it is selected with true");
      reader.word(name);
    } else {
      reader.enter(name);
      readRelation(reader, catalog, names, name, entry, depth + 1);
      reader.leave();
    }
  }
  if (selected === 0) reader.refuse("must select something");
  reader.word(Token.close);
  reader.leave();
}

function refuseName<T>(reader: ShapeReader<T>, names: ModelNames, name: string): never {
  reader.refuseAt(name, `is no field or relation of model "${names.model.name}"`);
}

function readRelation<T>(
  reader: ShapeReader<T>,
  catalog: Catalog,
  names: ModelNames,
  name: string,
  value: unknown,
  depth: number,
): void {
  const relation = names.relations.get(name);
  if (relation === undefined) {
    reader.refuse(`is no field or relation of model "${names.model.name}"`);
  }
  if (depth > reader.limits.selectDepthMax) {
    reader.refuse(`must not be nested deeper than ${reader.limits.selectDepthMax} relations`);
  }
  const target = modelNames(catalog, relation.target);
  reader.word(name);
  if (value === true) {
    reader.word(Token.all);
  } else {
    const entries = reader.entries(value);
    refuseUnknown(reader, entries, relation.cardinality === "many" ? TO_MANY_ARGUMENTS : TO_ONE_ARGUMENTS);
    readRowArguments(reader, target, entries);
    readSelection(reader, catalog, target, ownEntry(entries, "select"), depth);
  }
  reader.word(Token.close);
}

/** Reads `where`, `orderBy`, `take` and `skip`, in this order whatever the caller's. */
export function readRowArguments<T>(reader: ShapeReader<T>, names: ModelNames, entries: Entries): void {
  const where = ownEntry(entries, "where");
  if (where !== undefined) {
    reader.enter("where");
    reader.word(Token.where);
    readWhere(reader, names, where);
    reader.leave();
  }
  const orderBy = ownEntry(entries, "orderBy");
  if (orderBy !== undefined) {
    reader.enter("orderBy");
    readOrderBy(reader, names, orderBy);
    reader.leave();
  }
  readCount(reader, "take", Token.take, ownEntry(entries, "take"));
  readCount(reader, "skip", Token.skip, ownEntry(entries, "skip"));
}

function readCount<T>(reader: ShapeReader<T>, name: string, token: Token, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    reader.refuseAt(name, "must be a whole number, 0 or more");
  }
  // -0 is a safe integer and not less than 0, and no driver should see it.
  reader.bind(token, value === 0 ? 0 : value);
}

export function refuseUnknown<T>(reader: ShapeReader<T>, entries: Entries, known: ReadonlySet<string>): void {
  for (const name of Object.keys(entries)) {
    if (!known.has(name)) reader.refuseAt(name, "is no argument here");
  }
}
