import { type Catalog, fieldOf, type Index, type Model, type UniqueKey } from "../../ir/catalog.ts";
import { modelIndexes } from "./model-indexes.ts";

/** The shortest limit of all dialects: PostgreSQL silently cuts longer names. */
const NAME_BYTES_MAX = 63;

const utf8 = new TextEncoder();

/**
 * `users_email_key`, with the declared name in place of the columns where one was given; for the primary
 * key `users_pkey`. The table is part of it, because two models may declare one name, and a database
 * has one namespace for the constraints, or for the indexes behind them, of all tables.
 */
export function uniqueConstraintName(catalog: Catalog, model: Model, key: UniqueKey): string {
  return nameOf(catalog, uniqueWords(model, key));
}

/** `users_name_idx`, with the declared name in place of the columns where one was given. */
export function indexName(catalog: Catalog, model: Model, index: Index): string {
  return nameOf(catalog, indexWords(model, index));
}

/** `workspace_memberships_userId_fkey`. */
export function foreignKeyName(catalog: Catalog, model: Model, field: string): string {
  return nameOf(catalog, fieldWords(model, field, "fkey"));
}

/** `workspaces_plan_check`. */
export function checkName(catalog: Catalog, model: Model, field: string): string {
  return nameOf(catalog, fieldWords(model, field, "check"));
}

export interface NamedConstraint {
  readonly kind: "unique" | "foreignKey" | "check";
  readonly fields: readonly string[];
}

/** The model's constraint that the database reports under this name. */
export function constraintNamed(catalog: Catalog, model: Model, name: string): NamedConstraint | null {
  for (const key of model.uniqueKeys) {
    if (uniqueConstraintName(catalog, model, key) === name || (isNamed(key) && key.name === name)) {
      return { kind: "unique", fields: key.fields };
    }
  }
  for (const field of model.fields) {
    if (field.references !== null && foreignKeyName(catalog, model, field.name) === name) {
      return { kind: "foreignKey", fields: [field.name] };
    }
    if (checkName(catalog, model, field.name) === name) return { kind: "check", fields: [field.name] };
  }
  return null;
}

export function isPrimary(model: Model, key: UniqueKey): boolean {
  return model.uniqueKeys[0] === key;
}

/** What a name is made of, and what tells it from those that are made of other words and read the same. */
interface Words {
  readonly words: readonly string[];
  readonly identity: readonly unknown[];
}

function uniqueWords(model: Model, key: UniqueKey): Words {
  return isPrimary(model, key)
    ? wordsOf(model, ["pkey"], key)
    : wordsOf(model, [...ownWords(model, key), "key"], key);
}

function indexWords(model: Model, index: Index): Words {
  return wordsOf(model, [...ownWords(model, index), "idx"], index);
}

function fieldWords(model: Model, field: string, suffix: "fkey" | "check"): Words {
  return wordsOf(model, [fieldOf(model, field).column, suffix], { name: field, fields: [field] });
}

function wordsOf(model: Model, words: readonly string[], { name, fields }: UniqueKey | Index): Words {
  return { words: [model.table, ...words], identity: [model.namespace, model.table, name, fields] };
}

/** A key that was given no name has its fields' names. */
function isNamed(declared: UniqueKey | Index): boolean {
  return declared.name !== declared.fields.join("_");
}

function ownWords(model: Model, declared: UniqueKey | Index): readonly string[] {
  return isNamed(declared) ? [declared.name] : declared.fields.map((field) => fieldOf(model, field).column);
}

/** The words joined; cut and told apart by a digest where that is too long, or where others come to the same. */
function nameOf(catalog: Catalog, { words, identity }: Words): string {
  const name = words.join("_");
  const isShared = sharedNames(catalog).has(name.toLowerCase());
  if (!isShared && utf8.encode(name).length <= NAME_BYTES_MAX) return name;
  const ending = `_${digest(isShared ? JSON.stringify(identity) : name)}_${words.at(-1)}`;
  return startOf(words.slice(0, -1).join("_"), NAME_BYTES_MAX - ending.length) + ending;
}

const sharedByCatalog = new WeakMap<Catalog, ReadonlySet<string>>();

/**
 * The names that more than one thing would have, without regard to case: `order` with a unique `item_code`, and
 * `order_item` with a unique `code`.
 */
function sharedNames(catalog: Catalog): ReadonlySet<string> {
  const known = sharedByCatalog.get(catalog);
  if (known !== undefined) return known;
  const seen = new Set(Object.values(catalog.models).map(({ table }) => table.toLowerCase()));
  const shared = new Set<string>();
  for (const { words } of Object.values(catalog.models).flatMap((model) => allWords(catalog, model))) {
    const name = words.join("_").toLowerCase();
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  sharedByCatalog.set(catalog, shared);
  return shared;
}

function allWords(catalog: Catalog, model: Model): readonly Words[] {
  return [
    ...model.uniqueKeys.map((key) => uniqueWords(model, key)),
    ...modelIndexes(catalog, model).map((index) => indexWords(model, index)),
    ...model.fields.flatMap(({ name }) => [
      fieldWords(model, name, "fkey"),
      fieldWords(model, name, "check"),
    ]),
  ];
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
