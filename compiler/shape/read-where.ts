import type { Field } from "../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../ir/cell.ts";
import type { FieldKind } from "../../ir/field-kind.ts";
import type { ModelNames } from "./model-names.ts";
import { type Entries, isEntries, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

interface Operator {
  readonly token: Token;
  /** Kinds that have the operator; `null` for all. */
  readonly kinds: ReadonlySet<FieldKind> | null;
}

const ORDERED: ReadonlySet<FieldKind> = new Set<FieldKind>([
  "string",
  "enum",
  "boolean",
  "integer",
  "bigint",
  "decimal",
  "datetime",
]);
const TEXT: ReadonlySet<FieldKind> = new Set<FieldKind>(["string"]);

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["eq", { token: Token.eq, kinds: null }],
  ["equals", { token: Token.eq, kinds: null }],
  ["not", { token: Token.ne, kinds: null }],
  ["in", { token: Token.in, kinds: null }],
  ["notIn", { token: Token.notIn, kinds: null }],
  ["lt", { token: Token.lt, kinds: ORDERED }],
  ["lte", { token: Token.lte, kinds: ORDERED }],
  ["gt", { token: Token.gt, kinds: ORDERED }],
  ["gte", { token: Token.gte, kinds: ORDERED }],
  ["contains", { token: Token.contains, kinds: TEXT }],
  ["startsWith", { token: Token.startsWith, kinds: TEXT }],
  ["endsWith", { token: Token.endsWith, kinds: TEXT }],
]);

/** What is left of the budgets of one `where`. */
interface Budget {
  nodes: number;
}

/** Reads a filter: the entries of the object, all of which must hold. `except` names entries already read. */
export function readWhere<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  value: unknown,
  except: ReadonlySet<string> | null = null,
): void {
  readObject(reader, names, value, except, 1, { nodes: reader.limits.whereNodesMax });
}

function readObject<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  value: unknown,
  except: ReadonlySet<string> | null,
  depth: number,
  budget: Budget,
): void {
  if (depth > reader.limits.whereDepthMax) {
    reader.refuse(`must not be nested deeper than ${reader.limits.whereDepthMax} levels`);
  }
  const entries = reader.entries(value);
  reader.word(Token.and);
  for (const name of Object.keys(entries)) {
    if (except?.has(name)) continue;
    spend(reader, budget);
    reader.enter(name);
    const entry = entries[name];
    if (entry === undefined) reader.refuse("must not be undefined");
    if (name === "AND" || name === "OR") {
      readList(reader, names, name === "AND" ? Token.and : Token.or, entry, depth, budget);
    } else if (name === "NOT") {
      // A list is what must not hold, each of it: NOT (a OR b).
      reader.word(Token.not);
      readList(reader, names, Array.isArray(entry) ? Token.or : Token.and, entry, depth, budget, true);
    } else {
      readField(reader, names, name, entry, budget);
    }
    reader.leave();
  }
  reader.word(Token.close);
}

function spend<T>(reader: ShapeReader<T>, budget: Budget): void {
  if (--budget.nodes < 0) {
    reader.refuse(`must not have more than ${reader.limits.whereNodesMax} conditions`);
  }
}

/** `AND`, `OR` and `NOT` take an object or a list of objects; for `NOT` an empty one is refused. */
function readList<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  connective: Token,
  value: unknown,
  depth: number,
  budget: Budget,
  refuseEmpty = false,
): void {
  reader.word(connective);
  if (Array.isArray(value)) {
    const items = reader.list(value);
    for (let index = 0; index < items.length; index++) {
      spend(reader, budget);
      reader.enter(index);
      readObject(reader, names, items[index], null, depth + 1, budget);
      reader.leave();
    }
    if (refuseEmpty && items.length === 0) reader.refuse("must not be empty");
  } else {
    if (refuseEmpty && isEntries(value) && Object.keys(value).length === 0) {
      reader.refuse("must not be empty");
    }
    readObject(reader, names, value, null, depth + 1, budget);
  }
  reader.word(Token.close);
}

function readField<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  name: string,
  value: unknown,
  budget: Budget,
): void {
  const field = names.fields.get(name);
  if (field === undefined) {
    const what = names.relations.has(name) ? "is a relation, which cannot be filtered by" : "is no field";
    reader.refuse(`${what} of model "${names.model.name}"`);
  }
  reader.word(name);
  if (value === null) {
    readNull(reader, field, Token.isNull);
  } else if (isEntries(value)) {
    readOperators(reader, field, value, budget);
  } else {
    reader.bind(Token.eq, cellOf(reader, field, value));
  }
  reader.word(Token.close);
}

function readOperators<T>(reader: ShapeReader<T>, field: Field, operators: Entries, budget: Budget): void {
  const keys = Object.keys(operators);
  if (keys.length === 0) reader.refuse("must name an operator");
  for (const key of keys) {
    spend(reader, budget);
    reader.enter(key);
    const operator = OPERATORS.get(key);
    if (operator === undefined) {
      reader.refuse(
        field.kind === "json" ? "is no operator; an object value is written { equals: … }" : "is no operator",
      );
    }
    if (operator.kinds !== null && !operator.kinds.has(field.kind)) {
      reader.refuse(`is no operator of kind ${field.kind}`);
    }
    readOperand(reader, field, operator.token, operators[key]);
    reader.leave();
  }
}

function readOperand<T>(reader: ShapeReader<T>, field: Field, token: Token, value: unknown): void {
  if (value === undefined) reader.refuse("must not be undefined");
  if (token === Token.in || token === Token.notIn) {
    reader.bind(token, readCells(reader, field, value));
  } else if (value === null && (token === Token.eq || token === Token.ne)) {
    readNull(reader, field, token === Token.eq ? Token.isNull : Token.isNotNull);
  } else {
    reader.bind(token, cellOf(reader, field, value));
  }
}

/** A null test on a field that is never null asks for nothing the field can be: it is refused like any wrong value. */
function readNull<T>(reader: ShapeReader<T>, field: Field, token: Token): void {
  if (!field.nullable) reader.refuse("must not be null: the field is not nullable");
  reader.word(token);
}

function readCells<T>(reader: ShapeReader<T>, field: Field, value: unknown): readonly unknown[] {
  const items = reader.list(value);
  const cells = new Array<unknown>(items.length);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === null) {
      reader.refuseAt(index, `must not be null; write OR: [{ ${field.name}: null }, …]`);
    }
    const cell = toCell(field, item);
    if (cell === INVALID) reader.refuseAt(index, reasonFor(field, item));
    cells[index] = cell;
  }
  return cells;
}

function cellOf<T>(reader: ShapeReader<T>, field: Field, value: unknown): unknown {
  if (value === null) reader.refuse("must not be null");
  const cell = toCell(field, value);
  if (cell === INVALID) reader.refuse(reasonFor(field, value));
  return cell;
}
