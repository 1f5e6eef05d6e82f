import { fieldOf, type Index, type Model, type UniqueKey } from "../../ir/catalog.ts";

/** The shortest limit of all dialects: PostgreSQL silently cuts longer names. */
const NAME_BYTES_MAX = 63;

const utf8 = new TextEncoder();

/**
 * `users_email_key`, with the declared name in place of the columns where one was given; for the primary
 * key `users_pkey`. The table is part of it, because two models may declare one name, and a database
 * has one namespace for the constraints, or for the indexes behind them, of all tables.
 */
export function uniqueConstraintName(model: Model, key: UniqueKey): string {
  if (isPrimary(model, key)) return nameOf([model.table], "pkey");
  return nameOf([model.table, ...wordsOf(model, key)], "key");
}

/** `users_name_idx`, with the declared name in place of the columns where one was given. */
export function indexName(model: Model, index: Index): string {
  return nameOf([model.table, ...wordsOf(model, index)], "idx");
}

/** `workspace_memberships_userId_fkey`. */
export function foreignKeyName(model: Model, field: string): string {
  return nameOf([model.table, ...columnsOf(model, [field])], "fkey");
}

/** `workspaces_plan_check`. */
export function checkName(model: Model, field: string): string {
  return nameOf([model.table, ...columnsOf(model, [field])], "check");
}

export interface NamedConstraint {
  readonly kind: "unique" | "foreignKey" | "check";
  readonly fields: readonly string[];
}

/** The model's constraint that the database reports under this name. */
export function constraintNamed(model: Model, name: string): NamedConstraint | null {
  for (const key of model.uniqueKeys) {
    if (uniqueConstraintName(model, key) === name || (isNamed(key) && key.name === name)) {
      return { kind: "unique", fields: key.fields };
    }
  }
  for (const field of model.fields) {
    if (field.references !== null && foreignKeyName(model, field.name) === name) {
      return { kind: "foreignKey", fields: [field.name] };
    }
    if (checkName(model, field.name) === name) return { kind: "check", fields: [field.name] };
  }
  return null;
}

export function isPrimary(model: Model, key: UniqueKey): boolean {
  return model.uniqueKeys[0] === key;
}

/** A key that was given no name has its fields' names. */
function isNamed(declared: UniqueKey | Index): boolean {
  return declared.name !== declared.fields.join("_");
}

function wordsOf(model: Model, declared: UniqueKey | Index): readonly string[] {
  return isNamed(declared) ? [declared.name] : columnsOf(model, declared.fields);
}

function columnsOf(model: Model, fields: readonly string[]): readonly string[] {
  return fields.map((field) => fieldOf(model, field).column);
}

function nameOf(parts: readonly string[], suffix: string): string {
  const name = [...parts, suffix].join("_");
  if (utf8.encode(name).length <= NAME_BYTES_MAX) return name;
  const ending = `_${digest(name)}_${suffix}`;
  return startOf(parts.join("_"), NAME_BYTES_MAX - ending.length) + ending;
}

/** As many whole characters as fit. */
function startOf(text: string, bytes: number): string {
  let start = "";
  let length = 0;
  for (const character of text) {
    length += utf8.encode(character).length;
    if (length > bytes) break;
    start += character;
  }
  return start;
}

/** FNV-1a in 32 bits: tells names apart whose ends were cut, and is the same everywhere. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
