import { fieldOf, type Model, type UniqueKey } from "../../ir/catalog.ts";
import type { Upsert } from "../../ir/logical/upsert.ts";
import { and } from "../../ir/predicate/and.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { assignmentList, changedColumns } from "./changes.ts";
import type { ConflictFacts } from "./dialect.ts";
import { type Fragment, list, nothing, sql } from "./fragment.ts";
import { emitInsertOne } from "./insert.ts";
import { emitPredicate } from "./predicate.ts";
import { columnName, modelNamed, type RowReference, type Scope, writtenRow } from "./scope.ts";

/** One statement, so that nobody else can insert the key between looking and writing. */
export function emitUpsert(upsert: Upsert, cleared: readonly Fragment[], scope: Scope): Fragment {
  const row = upsertedRow(upsert, scope);
  const key = keyNamed(row.model, upsert.key);
  const { conflict } = scope.dialect.write;
  return conflict.kind === "byKey"
    ? changeByKey(upsert, key, row, conflict, cleared, scope)
    : changeByAnyKey(upsert, key, row, conflict, cleared, scope);
}

/** The row that is there already: by an alias where the new row has a name too, which the table may share. */
export function upsertedRow({ model: name }: Upsert, scope: Scope): RowReference {
  const model = modelNamed(scope, name);
  const { conflict } = scope.dialect.write;
  const alias = conflict.kind === "byKey" ? conflict.alias : null;
  if (alias === null) return writtenRow(scope, model);
  return { model, column: (field) => sql`${alias}.${columnName(scope, model, field)}` };
}

type Facts<Kind extends ConflictFacts["kind"]> = Extract<ConflictFacts, { readonly kind: Kind }>;

function changeByKey(
  upsert: Upsert,
  key: UniqueKey,
  row: RowReference,
  { alias, hidesPrimaryKey, folds }: Facts<"byKey">,
  cleared: readonly Fragment[],
  scope: Scope,
): Fragment {
  const { found, beside } = hidesPrimaryKey ? primaryTarget(row.model, key) : wholeTarget(key);
  const agreed = [...beside, ...found.filter((field) => folds(fieldOf(row.model, field).kind))];
  const target = list(found.map((field) => columnName(scope, row.model, field)));
  const changes = assignmentList(changedColumns(upsert.changes, row, scope));
  // A row that does not agree is another one: nothing is written, and no row returned.
  const isSame = agreed.length === 0 ? nothing : sql` where ${hasValues(upsert, agreed, row, scope)}`;
  const insert = emitInsertOne(upsert, cleared, scope, alias);
  return sql`${insert} on conflict (${target}) do update set ${changes}${isSame}`;
}

interface ConflictTarget {
  readonly found: readonly string[];
  /** The other fields of the key. */
  readonly beside: readonly string[];
}

function wholeTarget({ fields }: UniqueKey): ConflictTarget {
  return { found: fields, beside: [] };
}

/** The primary key alone where others stand beside it: a row with the same values of all is the one with its value. */
function primaryTarget(model: Model, key: UniqueKey): ConflictTarget {
  const [primary] = model.primaryKey;
  const isBeside = model.primaryKey.length === 1 && key.fields.length > 1;
  if (!isBeside || primary === undefined || !key.fields.includes(primary)) return wholeTarget(key);
  return { found: [primary], beside: key.fields.filter((field) => field !== primary) };
}

/** The first change, made before any other, is refused to a row that has another value of the key. */
function changeByAnyKey(
  upsert: Upsert,
  key: UniqueKey,
  row: RowReference,
  { refused }: Facts<"byAnyKey">,
  cleared: readonly Fragment[],
  scope: Scope,
): Fragment {
  const isMeant = hasValues(upsert, key.fields, row, scope);
  const one = sql`case when ${isMeant} then 1 else ${refused} end`;
  const changes = changedColumns(upsert.changes, row, scope).map(({ column, value }, at) =>
    at === 0 ? { column, value: sql`case when ${one} = 1 then ${value} end` } : { column, value },
  );
  return sql`${emitInsertOne(upsert, cleared, scope)} on duplicate key update ${assignmentList(changes)}`;
}

function hasValues(upsert: Upsert, fields: readonly string[], row: RowReference, scope: Scope): Fragment {
  return emitPredicate(and(fields.map((field) => compare("eq", field, slotOf(upsert, field)))), row, scope);
}

function slotOf(upsert: Upsert, field: string): number {
  const assignment = upsert.assignments.find((candidate) => candidate.field === field);
  if (assignment === undefined) throw new TypeError(`the upsert gives no value for "${field}"`);
  return assignment.slot;
}

function keyNamed(model: Model, name: string): UniqueKey {
  const key = model.uniqueKeys.find((candidate) => candidate.name === name);
  if (key === undefined) throw new TypeError(`no unique key "${name}" in "${model.name}"`);
  return key;
}
