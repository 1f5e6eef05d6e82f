import { checkClause, columnDefinition, defaultOf } from "../../emitters/sql/column-definition.ts";
import { checkName, foreignKeyName, uniqueConstraintName } from "../../emitters/sql/constraint-names.ts";
import type { Dialect } from "../../emitters/sql/dialect.ts";
import { quoted } from "../../emitters/sql/fragment.ts";
import { inlineIndexes } from "../../emitters/sql/indexes.ts";
import { keyLength } from "../../emitters/sql/key-length.ts";
import { quotedTable, quotedTarget, tablePath } from "../../emitters/sql/table-path.ts";
import { aboutPart, type TableStatement } from "../../emitters/sql/table-statement.ts";
import { type Catalog, type Field, fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import { rebuiltTable } from "./rebuilt-table.ts";
import { refusedValues } from "./refused-values.ts";
import type { StoredColumn, StoredReference, StoredTable } from "./stored-table.ts";
import type { TableInspection, TypeChange } from "./table-inspection.ts";

/** What turns a stored table into the model's, and what of it nobody but its owner can decide. */
export interface TableChanges {
  /** Columns, before anything that may mention them. */
  readonly columns: readonly TableStatement[];
  /** Keys and references, after all tables are there. */
  readonly constraints: readonly TableStatement[];
  readonly refusals: readonly Refusal[];
}

export interface Refusal {
  readonly reason: string;
  /** What would do it; `null` where that is for the owner to say. */
  readonly statement: string | null;
}

export interface ChangeContext {
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  readonly inspection: TableInspection;
  /** The schema in use, where references need its name. */
  readonly home: string | null;
  /** Whether the table has rows, which a new column would have to have values for. */
  readonly hasRows: boolean;
}

export function tableChanges(context: ChangeContext, model: Model, stored: StoredTable): TableChanges {
  if (stored.isView) {
    const reason = `${model.table}, the table of ${model.name}, is a view in the database`;
    return { columns: [], constraints: [], refusals: [{ reason, statement: null }] };
  }
  const columns: TableStatement[] = [];
  const constraints: TableStatement[] = [];
  const refusals: Refusal[] = [];
  for (const field of model.fields) {
    const column = stored.columns.find(({ name }) => name === field.column);
    if (column === undefined) {
      const statement = addColumn(context, model, field);
      if (context.hasRows && !field.nullable && defaultOf(field, context.dialect) === null) {
        refusals.push({
          reason: `${model.name}.${field.name} is new, required, and without a value for the rows there are`,
          statement,
        });
      } else {
        columns.push(aboutPart(statement, model, `column ${field.column}`));
        constraints.push(...addReference(context, model, field));
      }
    } else if (column.computed) {
      const reason = `${model.name}.${field.name} is computed by the database, which takes no value for it`;
      refusals.push({ reason, statement: null });
    } else if (!isHeld(context, model, field, column)) {
      refusals.push(otherType(context, model, field, column));
    } else {
      refusals.push(...narrower(context, model, field, column, stored));
      const reference = missingReference(context, model, field, stored);
      constraints.push(...reference.constraints);
      refusals.push(...reference.refusals);
    }
  }
  refusals.push(...unfilledColumns(context, model, stored));
  constraints.push(...missingKeys(context, model, stored), ...addIndexes(context, model));
  return { columns, constraints, refusals };
}

function isHeld(context: ChangeContext, model: Model, field: Field, column: StoredColumn): boolean {
  const isText = field.kind === "string" || field.kind === "enum";
  if (isText && column.enumerated) return true;
  return context.inspection.holds(field.kind, column.type, columnType(context, model, field));
}

function columnType({ catalog, dialect }: ChangeContext, model: Model, field: Field): string {
  return dialect.table.columnType(field, keyLength(catalog, model, field.name));
}

function otherType(context: ChangeContext, model: Model, field: Field, column: StoredColumn): Refusal {
  return {
    reason: `${model.name}.${field.name} is ${field.kind} in the schema and ${column.type} in the database`,
    statement: context.inspection.changeType(typeChange(context, model, field)),
  };
}

/** Writes that the schema allows and the column refuses, as it did for an earlier schema. */
function narrower(
  context: ChangeContext,
  model: Model,
  field: Field,
  column: StoredColumn,
  stored: StoredTable,
): readonly Refusal[] {
  const { catalog, dialect, inspection } = context;
  const refusals: Refusal[] = [];
  const refuse = (what: string, statement: string | null): void => {
    const reason = `${model.name}.${field.name} ${what}`;
    if (statement !== null) refusals.push({ reason, statement });
    else {
      const statements = rebuiltTable(catalog, dialect, model, stored);
      refusals.push({ reason, statement: statements.join("; ") });
    }
  };
  if (field.nullable && !column.nullable) {
    const change = typeChange(context, model, field);
    refuse("may be null in the schema and not in the database", inspection.allowNull?.(change) ?? null);
  }
  const name = checkName(catalog, model, field.name);
  const clause = checkClause(catalog, model, field, dialect);
  if (clause !== null && refusedValues(field, name, stored.checks).length > 0) {
    const own = quoted(name, dialect.mark);
    const statement = inspection.changeCheck?.(quotedTable(model, dialect), own, clause) ?? null;
    refuse("has values that the database refuses", statement);
  }
  return refusals;
}

function typeChange(context: ChangeContext, model: Model, field: Field): TypeChange {
  const { catalog, dialect } = context;
  return {
    table: quotedTable(model, dialect),
    column: quoted(field.column, dialect.mark),
    type: columnType(context, model, field),
    definition: columnDefinition(catalog, model, field, dialect),
  };
}

/** With its condition; with its reference too where no statement could add that to a table. */
function addColumn(context: ChangeContext, model: Model, field: Field): string {
  const { catalog, dialect } = context;
  const definition = columnDefinition(catalog, model, field, dialect);
  const check = checkClause(catalog, model, field, dialect);
  const add = `alter table ${quotedTable(model, dialect)} add column ${definition}`;
  if (dialect.table.addForeignKey !== null) return check === null ? add : `${add}, add ${check}`;
  return [add, check, referenceClause(context, model, field)].filter((part) => part !== null).join(" ");
}

function addReference(context: ChangeContext, model: Model, field: Field): readonly TableStatement[] {
  const { catalog, dialect } = context;
  const clause = referenceClause(context, model, field);
  if (clause === null || dialect.table.addForeignKey === null) return [];
  const name = foreignKeyName(catalog, model, field.name);
  const column = quoted(field.column, dialect.mark);
  const own = quoted(name, dialect.mark);
  const text = dialect.table.addForeignKey(quotedTable(model, dialect), own, `(${column}) ${clause}`);
  return [aboutPart(text, model, `foreign key ${name}`)];
}

/** The reference of a column that is there already: made where the rows allow it, and where a statement can. */
function missingReference(
  context: ChangeContext,
  model: Model,
  field: Field,
  stored: StoredTable,
): Pick<TableChanges, "constraints" | "refusals"> {
  const { catalog, dialect } = context;
  const { references } = field;
  const own = stored.references.filter(({ column }) => isSameName(column, field.column));
  if (references === null || own.some((reference) => isReference(context, field, reference))) {
    return { constraints: [], refusals: [] };
  }
  const [other] = own;
  const added = addReference(context, model, field);
  if (other === undefined && added.length > 0) return { constraints: added, refusals: [] };
  const reason =
    `${model.name}.${field.name} references ${references.model}.${references.field} in the schema and ` +
    `${other === undefined ? "nothing" : other.table} in the database`;
  // The next set up makes the right one.
  const statement =
    other !== undefined && added.length > 0
      ? `alter table ${quotedTable(model, dialect)} drop constraint ${quoted(other.name, dialect.mark)}`
      : rebuiltTable(catalog, dialect, model, stored).join("; ");
  return { constraints: [], refusals: [{ reason, statement }] };
}

function isReference(
  { catalog, dialect }: ChangeContext,
  { references }: Field,
  { table, target }: StoredReference,
): boolean {
  if (references === null) return false;
  const model = modelOf(catalog, references.model);
  const { column } = fieldOf(model, references.field);
  return (
    isSameName(table, tablePath(dialect, model).at(-1) ?? "") &&
    (target === null || isSameName(target, column))
  );
}

/** Some databases keep names in another case than they were given in. */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function referenceClause(
  { catalog, dialect, home }: ChangeContext,
  model: Model,
  { references }: Field,
): string | null {
  if (references === null) return null;
  const target = modelOf(catalog, references.model);
  const column = quoted(fieldOf(target, references.field).column, dialect.mark);
  return `references ${quotedTarget(model, target, dialect, home)} (${column})`;
}

/** Columns that the schema does not know and no insert could leave out: left over from a field that was renamed or removed. */
function unfilledColumns({ dialect }: ChangeContext, model: Model, stored: StoredTable): readonly Refusal[] {
  const known = new Set(model.fields.map((field) => field.column));
  return stored.columns
    .filter((column) => !known.has(column.name) && !column.nullable && !column.filled && !column.computed)
    .map((column) => ({
      reason: `column ${column.name} of ${model.name} is required in the database and unknown to the schema`,
      statement: `alter table ${quotedTable(model, dialect)} drop column ${quoted(column.name, dialect.mark)}`,
    }));
}

/** Fails where rows violate the key, which loses nothing. */
function missingKeys(
  { catalog, dialect }: ChangeContext,
  model: Model,
  stored: StoredTable,
): readonly TableStatement[] {
  const { mark } = dialect;
  return model.uniqueKeys
    .map((key) => ({ key, columns: key.fields.map((field) => fieldOf(model, field).column) }))
    .filter(({ columns }) => !stored.uniqueKeys.some((present) => isSameSet(present, columns)))
    .map(({ key, columns }) => {
      const name = uniqueConstraintName(catalog, model, key);
      const list = columns.map((column) => quoted(column, mark)).join(", ");
      const text = `create unique index ${quoted(name, mark)} on ${quotedTable(model, dialect)} (${list})`;
      return aboutPart(text, model, `unique index ${name}`);
    });
}

/** Indexes that come with a new table only; one that is there already says so. */
function addIndexes({ catalog, dialect }: ChangeContext, model: Model): readonly TableStatement[] {
  const table = quotedTable(model, dialect);
  return inlineIndexes(catalog, model, dialect).map(({ text, about }) => ({
    text: `alter table ${table} add ${text}`,
    about,
  }));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
