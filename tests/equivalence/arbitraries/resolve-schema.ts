import type {
  FieldSketch,
  FillSketch,
  KeySketch,
  ModelSketch,
  RelationSketch,
  SchemaSketch,
} from "../schema/sketch.ts";
import { HOSTILE_NAMES, NamePicker, PLAIN_NAMES } from "./names.ts";
import type { RawField, RawModel, RawSchema } from "./raw-schema.ts";
import { resolveLinks } from "./resolve-links.ts";
import { sampleValue } from "./sample-value.ts";

/** A model on its way: links add fields and relations to it. */
export interface Draft {
  readonly name: string;
  readonly table: string;
  readonly fields: FieldSketch[];
  readonly uniques: KeySketch[];
  readonly indexes: (readonly string[])[];
  readonly relations: RelationSketch[];
  /** Names of fields, relations and keys share one namespace. */
  readonly members: NamePicker;
  readonly columns: NamePicker;
}

/** Draws names from the raw numbers, one after the other. */
export class NameSource {
  readonly #raw: RawSchema;
  #at = 0;

  constructor(raw: RawSchema) {
    this.#raw = raw;
  }

  next(picker: NamePicker): string {
    const number = this.#raw.names[this.#at++ % this.#raw.names.length] ?? 0;
    const hostile = number % 100 < this.#raw.hostility;
    return picker.pick(hostile ? HOSTILE_NAMES : PLAIN_NAMES, Math.floor(number / 7));
  }
}

/** Any raw numbers make a valid schema. Models come in an order in which required references point backwards. */
export function resolveSchema(raw: RawSchema): SchemaSketch {
  const names = new NameSource(raw);
  const models = new NamePicker(["transaction", "batch"]);
  // pg-mem takes a table of this name for its type.
  const tables = new NamePicker(["json"]);
  const drafts = raw.models.map((model) => draftModel(model, names, models, tables));
  const newDraft = () => emptyDraft(names.next(models), names.next(tables));
  resolveLinks(raw.links, drafts, names, newDraft);
  return { models: drafts.map(finished).map((model, _at, all) => withExpiry(model, all)) };
}

function emptyDraft(name: string, table: string): Draft {
  return {
    name,
    table,
    fields: [],
    uniques: [],
    indexes: [],
    relations: [],
    members: new NamePicker(["AND", "OR", "NOT"]),
    columns: new NamePicker(),
  };
}

function draftModel(raw: RawModel, names: NameSource, models: NamePicker, tables: NamePicker): Draft {
  const draft = emptyDraft(names.next(models), names.next(tables));
  if (raw.id !== "none") addField(draft, names, identity(raw.id), "id");
  for (const field of raw.fields) addField(draft, names, rawSketch(field), undefined, field.mapped);
  if (raw.id === "none") addPrimaryPair(draft, names);
  addCompound(draft, raw);
  const indexed = draft.fields[(raw.index ?? 0) % draft.fields.length];
  if (raw.index !== null && indexed !== undefined && indexed.kind !== "json") {
    draft.indexes.push([indexed.name]);
  }
  return draft;
}

const PLAIN_FIELD: Omit<FieldSketch, "name" | "column"> = {
  kind: "string",
  role: "plain",
  nullable: false,
  unique: false,
  fill: { kind: "none" },
  values: null,
  references: null,
};

/** `plain`: no id, but a unique field that identifies. */
function identity(id: Exclude<RawModel["id"], "none">): Omit<FieldSketch, "name" | "column"> {
  if (id === "plain") return { ...PLAIN_FIELD, unique: true };
  if (id === "uuidId") return { ...PLAIN_FIELD, role: id };
  if (id === "generateId")
    return { ...PLAIN_FIELD, role: id, fill: { kind: "computed", value: "generated" } };
  return { ...PLAIN_FIELD, role: id, kind: "integer" };
}

/** Two required fields that identify together. */
function addPrimaryPair(draft: Draft, names: NameSource): void {
  const first = addField(draft, names, { ...PLAIN_FIELD, kind: "string" });
  const second = addField(draft, names, { ...PLAIN_FIELD, kind: "integer" });
  addKey(draft, [first.name, second.name], null);
}

/** Adds the field under `name`, or the next name where it is taken or not given. */
export function addField(
  draft: Draft,
  names: NameSource,
  field: Omit<FieldSketch, "name" | "column">,
  name?: string,
  mapped = false,
): FieldSketch {
  const own = name !== undefined && draft.members.take(name) ? name : names.next(draft.members);
  const column = draft.columns.take(own) && !mapped ? null : names.next(draft.columns);
  const sketch: FieldSketch = { ...field, name: own, column };
  draft.fields.push(sketch);
  return sketch;
}

function rawSketch(raw: RawField): Omit<FieldSketch, "name" | "column"> {
  const values = raw.kind === "enum" ? enumValues(raw.value) : null;
  const field = { ...PLAIN_FIELD, kind: raw.kind, values, nullable: raw.nullable };
  const fill = rawFill(raw, field.values);
  // Two rows made in one millisecond would share the key, or not.
  const unique = raw.unique && raw.kind !== "json" && fill.kind !== "now";
  return { ...field, unique, fill };
}

const ENUM_VALUES = ["a", "A", "it's", 'b "c"', "ä", "0", "back\\slash", "`", "%", "NULL"];

/** Two to five neighbours, from anywhere in the pool. */
function enumValues(at: number): readonly string[] {
  const pool = [...ENUM_VALUES, ...ENUM_VALUES];
  const first = at % ENUM_VALUES.length;
  return pool.slice(first, first + 2 + (at % 4));
}

function rawFill(raw: RawField, values: readonly string[] | null): FillSketch {
  if (raw.fill === "none") return { kind: "none" };
  if (raw.fill === "now") return { kind: raw.kind === "datetime" ? "now" : "none" };
  return { kind: raw.fill, value: sampleValue(raw.kind, values, raw.value) };
}

function addCompound(draft: Draft, raw: RawModel): void {
  const fields = draft.fields.filter(({ kind, fill }) => kind !== "json" && fill.kind !== "now");
  const chosen = raw.compound.flatMap((at) => fields[at % fields.length]?.name ?? []);
  const names = [...new Set(chosen)];
  if (names.length > 1) addKey(draft, names, raw.compoundNamed ? "key by name" : null);
}

/** Leaves the key out where its name, or the same key, is there already. */
export function addKey(draft: Draft, fields: readonly string[], name: string | null): void {
  if (draft.members.take(name ?? fields.join("_"))) draft.uniques.push({ fields, name });
}

function finished(draft: Draft): ModelSketch {
  const { name, table, fields, uniques, indexes, relations } = draft;
  return { name, table, fields: asDeclared(fields), uniques, indexes, relations: asDeclared(relations) };
}

/**
 * Rows end by an instant that was given, and where nothing refers to them by a constraint: a row that is
 * referred to cannot give way.
 */
function withExpiry(model: ModelSketch, all: readonly ModelSketch[]): ModelSketch {
  const isReferred = all.some(({ fields }) =>
    fields.some(({ references }) => references?.model === model.name),
  );
  const field = model.fields.find(({ kind, fill }) => kind === "datetime" && fill.kind !== "now");
  return isReferred || field === undefined ? model : { ...model, expires: field.name };
}

/** In the order in which an object literal would have them: names that are numbers come first. */
function asDeclared<T extends { readonly name: string }>(members: readonly T[]): T[] {
  return Object.values(Object.fromEntries(members.map((member) => [member.name, member])));
}
