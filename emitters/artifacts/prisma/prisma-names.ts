import { type Catalog, type Field, fieldOf, type Model, modelOf } from "../../../ir/catalog.ts";
import { capitalized } from "../relation-edges.ts";
import { SafeNames } from "../safe-names.ts";

/** How Prisma's schema calls everything; what a table or column is called in the database is mapped. */
export interface PrismaNames {
  readonly model: (model: Model) => string;
  /** A field, or one side of a relation. */
  readonly member: (model: Model, name: string) => string;
  /** `null` for a field that is kept as text. */
  readonly enumeration: (field: Field) => PrismaEnum | null;
}

export interface PrismaEnum {
  readonly name: string;
  readonly namespace: string | null;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

/** Names of Prisma's own types, and words that its generator refuses. */
const RESERVED_TYPES = new Set(
  (
    "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported Prisma PrismaClient Promise " +
    "async await break case catch class const continue debugger default delete do else enum export extends " +
    "false finally for function if implements import in instanceof interface let new null package private " +
    "protected public return super switch this throw true try typeof using var void while with yield"
  ).split(" "),
);

export function prismaNames(catalog: Catalog, toOther: ReadonlyMap<string, readonly string[]>): PrismaNames {
  const models = Object.values(catalog.models);
  const types = new SafeNames(RESERVED_TYPES, "Model");
  const modelNames = new Map(models.map((model) => [model.name, types.give(capitalized(model.name))]));
  const members = new Map(
    models.map((model) => [model.name, memberNames(model, toOther.get(model.name) ?? [])]),
  );
  const enums = new Map<Field, PrismaEnum>();
  for (const model of models) {
    for (const field of model.fields) {
      const values = field.references === null ? enumValues(field) : null;
      if (values === null) continue;
      const name = types.give(`${capitalized(model.name)}${capitalized(field.name)}`);
      enums.set(field, { name, namespace: model.namespace, values });
    }
  }
  return {
    model: (model) => modelNames.get(model.name) ?? model.name,
    member: (model, name) => members.get(model.name)?.get(name) ?? name,
    enumeration: (field) => enums.get(referenced(catalog, field)) ?? null,
  };
}

/** A reference is of the type of what it references. */
function referenced(catalog: Catalog, field: Field): Field {
  let target = field;
  const passed = new Set<Field>();
  while (target.references !== null && !passed.has(target)) {
    passed.add(target);
    target = fieldOf(modelOf(catalog, target.references.model), target.references.field);
  }
  return target;
}

/** Prisma takes a name for taken that is the column of another field. */
function memberNames(model: Model, relations: readonly string[]): ReadonlyMap<string, string> {
  const names = new SafeNames(new Set(), "_");
  const isColumn = (name: string, own: string | null): boolean =>
    model.fields.some((field) => field.column === name && field.name !== own);
  const fields = model.fields.map(({ name }) => {
    const free = isColumn(name, name) ? `${name}_field` : name;
    return [name, names.give(free)] as const;
  });
  const sides = relations.map((name) => {
    const free = isColumn(name, null) ? `${name}_relation` : name;
    return [name, names.give(free)] as const;
  });
  return new Map([...fields, ...sides]);
}

const utf8 = new TextEncoder();
const LABEL_BYTES_MAX = 63;

/** An enum with a value that no database can have as a label stays text. */
function enumValues(field: Field): PrismaEnum["values"] | null {
  if (field.values === null || field.values.length === 0) return null;
  if (field.values.some((value) => value === "" || utf8.encode(value).length > LABEL_BYTES_MAX)) return null;
  const names = new SafeNames(RESERVED_TYPES, "_");
  return field.values.map((value) => ({ name: names.give(value), value }));
}
