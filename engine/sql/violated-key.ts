import { constraintNamed } from "../../emitters/sql/constraint-names.ts";
import { type Catalog, fieldOf, type Model } from "../../ir/catalog.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";
import type { SqlFaultContext } from "./sql-fault-context.ts";

export interface ViolatedKey {
  readonly model: string;
  /** `null` where the database does not tell which. */
  readonly fields: readonly string[] | null;
}

type ViolatedCall = Omit<SqlFaultContext, "catalog">;

const INSERTS: ReadonlySet<string> = new Set(["insert", "upsert"]);

/** The model and fields, as the schema calls them, that the database's words are about. */
export function violatedKey(catalog: Catalog, call: ViolatedCall, facts: SqlErrorFacts): ViolatedKey {
  const called = catalog.models[call.model];
  const model = modelByTable(catalog, facts.table, called) ?? called;
  if (called === undefined || model === undefined) return { model: call.model, fields: null };
  const told = { model: model.name, fields: violatedFields(catalog, model, facts) };
  if (told.fields !== null) return told;
  if (facts.code === "FOREIGN_KEY_VIOLATION") return onlyReference(catalog, called, call) ?? told;
  const isComputed = facts.code === "CHECK_VIOLATION" && facts.constraint === undefined;
  return isComputed && call.computed?.length === 1 ? { ...told, fields: call.computed } : told;
}

/** Two models may have tables of one name in two schemas: the one that was called is meant, if it is one of them. */
function modelByTable(catalog: Catalog, table: string | undefined, called: Model | undefined): Model | null {
  if (table === undefined || called?.table === table) return null;
  return Object.values(catalog.models).find((model) => model.table === table) ?? null;
}

function violatedFields(
  catalog: Catalog,
  model: Model,
  { code, columns, constraint }: SqlErrorFacts,
): readonly string[] | null {
  const named = constraint === undefined ? null : fieldsByConstraint(catalog, model, constraint);
  if (code !== "FOREIGN_KEY_VIOLATION")
    return columns === undefined ? named : fieldsByColumns(model, columns);
  if (named !== null || columns === undefined) return named;
  // Where others refer to a row, PostgreSQL tells the table of the others, and that row's own columns.
  const fields = fieldsByColumns(model, columns);
  return fields?.every((name) => fieldOf(model, name).references !== null) ? fields : null;
}

/** By the name that we give it, the one that MySQL gives every primary key, or one that tells the columns. */
function fieldsByConstraint(catalog: Catalog, model: Model, name: string): readonly string[] | null {
  const ours = constraintNamed(catalog, model, name);
  if (ours !== null) return ours.fields;
  if (name === "PRIMARY") return model.primaryKey;
  const told = model.uniqueKeys.find(({ fields }) => {
    const columns = fields.map((field) => fieldOf(model, field).column).join("_");
    return bareName(name, model.table) === columns.toLowerCase();
  });
  return told?.fields ?? null;
}

/** Without what tools put around the columns: `users_email_idx`, `email`, `users_email_unique`. */
function bareName(name: string, table: string): string {
  const lower = name.toLowerCase();
  const prefix = `${table.toLowerCase()}_`;
  return lower
    .slice(lower.startsWith(prefix) ? prefix.length : 0)
    .replace(/_(?:key|unique|uniq|uq|idx|uindex)$/, "");
}

function fieldsByColumns(model: Model, columns: readonly string[]): readonly string[] | null {
  const fields: string[] = [];
  for (const column of columns) {
    const field = model.fields.find((candidate) => candidate.column === column);
    if (field === undefined) return null;
    fields.push(field.name);
  }
  return fields;
}

/** SQLite does not say which reference it was; where only one can be, it was that. */
function onlyReference(catalog: Catalog, called: Model, subject: ViolatedCall): ViolatedKey | null {
  const { operation, changed = [] } = subject;
  const isWritten = (field: string) => INSERTS.has(operation) || changed.includes(field);
  const isTaken = (field: string) => operation === "delete" || changed.includes(field);
  const possible = Object.values(catalog.models).flatMap((model) =>
    model.fields
      .filter(({ name, references }) => {
        if (references === null) return false;
        return (
          (model === called && isWritten(name)) ||
          (references.model === called.name && isTaken(references.field))
        );
      })
      .map(({ name }): ViolatedKey => ({ model: model.name, fields: [name] })),
  );
  const [only, ...others] = possible;
  return others.length === 0 ? (only ?? null) : null;
}
