import { constraintNamed } from "../../emitters/sql/constraint-names.ts";
import { type Catalog, fieldOf, type Model } from "../../ir/catalog.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";

export interface ViolatedKey {
  readonly model: string;
  /** `null` where the database does not tell which. */
  readonly fields: readonly string[] | null;
}

/** The model and fields, as the schema calls them, that the database's words are about. */
export function violatedKey(catalog: Catalog, modelName: string, facts: SqlErrorFacts): ViolatedKey {
  const model = modelByTable(catalog, facts.table) ?? catalog.models[modelName];
  if (model === undefined) return { model: modelName, fields: null };
  return { model: model.name, fields: violatedFields(model, facts) };
}

function modelByTable(catalog: Catalog, table: string | undefined): Model | null {
  if (table === undefined) return null;
  return Object.values(catalog.models).find((model) => model.table === table) ?? null;
}

function violatedFields(model: Model, facts: SqlErrorFacts): readonly string[] | null {
  if (facts.columns !== undefined) return fieldsByColumns(model, facts.columns);
  if (facts.constraint !== undefined) return fieldsByConstraint(model, facts.constraint);
  return facts.code === "FOREIGN_KEY_VIOLATION" ? onlyReference(model) : null;
}

/** By the name that we give it, the one that MySQL gives every primary key, or one that tells the columns. */
function fieldsByConstraint(model: Model, name: string): readonly string[] | null {
  const ours = constraintNamed(model, name);
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

/** SQLite does not say which reference it was; where there is one, it was that. */
function onlyReference(model: Model): readonly string[] | null {
  const references = model.fields.filter((field) => field.references !== null);
  const [only] = references;
  return references.length === 1 && only !== undefined ? [only.name] : null;
}
