import type { Catalog, Field, Model } from "../../../ir/catalog.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { foreignKeyName, indexName, uniqueConstraintName } from "../../sql/constraint-names.ts";
import { dialects } from "../../sql/dialects/index.ts";
import { keyLength } from "../../sql/key-length.ts";
import { modelIndexes } from "../../sql/model-indexes.ts";
import type { RelationEdge } from "../relation-edges.ts";
import { docComment, propertyKey, typescriptText } from "../typescript-text.ts";
import {
  TYPEORM_DIALECTS,
  type TypeormDialectName,
  typeormColumn,
  typeormProperty,
} from "./typeorm-dialect.ts";

export interface EntityContext {
  readonly catalog: Catalog;
  readonly dialect: TypeormDialectName;
  readonly edges: readonly RelationEdge[];
  /** The name of a model's type; its schema is called the same with `Entity` behind it. */
  readonly typeName: (model: Model) => string;
}

/** What rows of the model are in TypeScript. */
export function typeormInterface(context: EntityContext, model: Model): string {
  const fields = model.fields.flatMap((field) => [
    ...docComment(field.description),
    `${propertyKey(field.name)}: ${typeormProperty(field)}${field.nullable ? " | null" : ""};`,
  ]);
  const relations = context.edges.flatMap((edge) => [
    ...(edge.child === model
      ? [
          `${propertyKey(edge.toParent)}?: ${context.typeName(edge.parent)}${edge.isOptional ? " | null" : ""};`,
        ]
      : []),
    ...(edge.parent === model
      ? [
          `${propertyKey(edge.toChildren)}?: ${context.typeName(edge.child)}${edge.isUnique ? " | null" : "[]"};`,
        ]
      : []),
  ]);
  const head = [...docComment(model.description), `export interface ${context.typeName(model)} {`];
  return [...head, ...[...fields, ...relations].map((line) => `  ${line}`), "}"].join("\n");
}

export function typeormEntity(context: EntityContext, model: Model): string {
  const name = context.typeName(model);
  const members = [
    `name: ${typescriptText(name)},`,
    ...tableOf(context, model),
    ...group(
      "columns",
      model.fields.map((field) => columnOf(context, model, field)),
    ),
    ...group("relations", relationsOf(context, model)),
    ...listOf("uniques", uniquesOf(context.catalog, model)),
    ...listOf("indices", indicesOf(context.catalog, model)),
  ];
  return [
    `export const ${name}Entity = new EntitySchema<${name}>({`,
    ...members.map((line) => `  ${line}`),
    "});",
  ].join("\n");
}

function tableOf({ dialect }: EntityContext, model: Model): readonly string[] {
  const { namespace } = TYPEORM_DIALECTS[dialect];
  if (model.namespace === null) return [`tableName: ${typescriptText(model.table)},`];
  if (namespace === null) {
    throw new OrmError(
      "UNSUPPORTED",
      `${model.name}: TypeORM takes a SQLite table with a dot in its name for one of another database`,
      { path: model.name },
    );
  }
  return [`tableName: ${typescriptText(model.table)},`, `${namespace}: ${typescriptText(model.namespace)},`];
}

function columnOf(context: EntityContext, model: Model, field: Field): string {
  const { type, options, transformer } = typeormColumn(
    context.dialect,
    field,
    keyLength(context.catalog, model, field.name),
  );
  const parts = [
    `type: ${typescriptText(type)}`,
    ...(field.column === field.name ? [] : [`name: ${typescriptText(field.column)}`]),
    ...(model.primaryKey.includes(field.name) ? ["primary: true"] : []),
    ...(field.fill.kind === "increment" ? ['generated: "increment"'] : []),
    ...(field.nullable ? ["nullable: true"] : []),
    ...options,
    ...(transformer === null ? [] : [`transformer: ${transformer}`]),
    ...defaultOf(context.dialect, field),
  ];
  return `${propertyKey(field.name)}: { ${parts.join(", ")} },`;
}

function defaultOf(dialect: TypeormDialectName, field: Field): readonly string[] {
  if (field.fill.kind === "now") {
    return [`default: () => ${typescriptText(TYPEORM_DIALECTS[dialect].now)}`];
  }
  if (field.fill.kind !== "literal" || field.fill.value === null) return [];
  // TypeORM puts quotes around a text, and does not escape those in it.
  const literal = dialects[dialect].table.literal(field.kind, field.fill.value);
  return [`default: () => ${typescriptText(literal)}`];
}

function relationsOf(context: EntityContext, model: Model): readonly string[] {
  return context.edges.flatMap((edge) => [
    ...(edge.child === model ? [toParent(context, edge)] : []),
    ...(edge.parent === model ? [toChildren(context, edge)] : []),
  ]);
}

function toParent({ catalog, typeName }: EntityContext, edge: RelationEdge): string {
  const { child, parent } = edge;
  const column = child.fields.find((field) => field.name === edge.key)?.column ?? edge.key;
  const join = [
    `name: ${typescriptText(column)}`,
    `referencedColumnName: ${typescriptText(edge.referenced)}`,
    `foreignKeyConstraintName: ${typescriptText(foreignKeyName(catalog, child, edge.key))}`,
  ];
  const parts = [
    `type: "${edge.isUnique ? "one-to-one" : "many-to-one"}"`,
    `target: ${typescriptText(typeName(parent))}`,
    `inverseSide: ${typescriptText(edge.toChildren)}`,
    `joinColumn: { ${join.join(", ")} }`,
    ...(edge.isOptional ? [] : ["nullable: false"]),
  ];
  return `${propertyKey(edge.toParent)}: { ${parts.join(", ")} },`;
}

function toChildren({ typeName }: EntityContext, edge: RelationEdge): string {
  const parts = [
    `type: "${edge.isUnique ? "one-to-one" : "one-to-many"}"`,
    `target: ${typescriptText(typeName(edge.child))}`,
    `inverseSide: ${typescriptText(edge.toParent)}`,
  ];
  return `${propertyKey(edge.toChildren)}: { ${parts.join(", ")} },`;
}

function uniquesOf(catalog: Catalog, model: Model): readonly string[] {
  return model.uniqueKeys
    .slice(1)
    .map(
      (key) =>
        `{ name: ${typescriptText(uniqueConstraintName(catalog, model, key))}, ${columns(key.fields)} }`,
    );
}

function indicesOf(catalog: Catalog, model: Model): readonly string[] {
  return modelIndexes(catalog, model).map(
    (index) => `{ name: ${typescriptText(indexName(catalog, model, index))}, ${columns(index.fields)} }`,
  );
}

function columns(fields: readonly string[]): string {
  return `columns: [${fields.map(typescriptText).join(", ")}]`;
}

function group(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${name}: {`, ...lines.map((line) => `  ${line}`), "},"];
}

function listOf(name: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${name}: [`, ...items.map((item) => `  ${item},`), "],"];
}
