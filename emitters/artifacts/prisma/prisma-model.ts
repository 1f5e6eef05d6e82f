import type { Index, Model, UniqueKey } from "../../../ir/catalog.ts";
import { foreignKeyName, indexName, uniqueConstraintName } from "../../sql/constraint-names.ts";
import { modelIndexes } from "../../sql/model-indexes.ts";
import type { RelationEdge } from "../relation-edges.ts";
import { mapOf } from "./constraint-map.ts";
import { type FieldContext, prismaField, prismaTarget } from "./prisma-field.ts";
import { prismaDescription, prismaText } from "./prisma-text.ts";

export interface ModelContext extends FieldContext {
  readonly edges: readonly RelationEdge[];
  /** The database schema of models that name none, where any model names one. */
  readonly defaultNamespace: string | null;
}

export function prismaModel(context: ModelContext, model: Model): string {
  const name = context.names.model(model);
  const fields = model.fields.flatMap((field) => prismaField(context, model, field));
  const relations = context.edges.flatMap((edge) => relationSides(context, edge, model));
  const attributes = [
    ...keyAttributes(context, model),
    ...modelIndexes(context.catalog, model).map((index) => indexAttribute(context, model, index)),
    ...tableAttributes(context, model, name),
  ];
  const blocks = [[...fields, ...relations], attributes].filter((lines) => lines.length > 0);
  const body = blocks.map((lines) => lines.map((line) => `  ${line}\n`).join("")).join("\n");
  return [...prismaDescription(model.description), `model ${name} {\n${body}}`].join("\n");
}

/** Both sides where a model is its own parent. */
function relationSides(context: ModelContext, edge: RelationEdge, model: Model): readonly string[] {
  const { names } = context;
  const label = edge.isAmbiguous ? prismaText(edge.name) : null;
  const sides: string[] = [];
  if (edge.child === model) {
    const type = prismaTarget(context, edge.parent.name) + (edge.isOptional ? "?" : "");
    const options = [
      ...(label === null ? [] : [label]),
      `fields: [${names.member(model, edge.key)}]`,
      `references: [${names.member(edge.parent, edge.referenced)}]`,
      // As the tables that the library makes have it; Prisma itself would set null, or cascade an update.
      "onDelete: NoAction",
      "onUpdate: NoAction",
      ...(context.provider.namedForeignKeys
        ? mapOf(foreignKeyName(context.catalog, model, edge.key), model, [edge.key], "fkey")
        : []),
    ];
    sides.push(`${names.member(model, edge.toParent)} ${type} @relation(${options.join(", ")})`);
  }
  if (edge.parent === model) {
    const type = prismaTarget(context, edge.child.name) + (edge.isUnique ? "?" : "[]");
    const relation = label === null ? "" : ` @relation(${label})`;
    sides.push(`${names.member(model, edge.toChildren)} ${type}${relation}`);
  }
  return sides;
}

/** Keys of one field stand beside the field. */
function keyAttributes({ catalog, names }: ModelContext, model: Model): readonly string[] {
  return model.uniqueKeys.flatMap((key, at) => {
    const isPrimary = at === 0;
    if (key.fields.length === 1) return [];
    const fields = key.fields.map((field) => names.member(model, field)).join(", ");
    const map = isPrimary ? [] : mapOf(uniqueConstraintName(catalog, model, key), model, key.fields, "key");
    const options = [`[${fields}]`, ...nameOf(key), ...map].join(", ");
    return [`${isPrimary ? "@@id" : "@@unique"}(${options})`];
  });
}

function nameOf(key: UniqueKey): readonly string[] {
  const isDeclared = key.name !== key.fields.join("_");
  return isDeclared && /^[A-Za-z][A-Za-z0-9_]*$/.test(key.name) ? [`name: ${prismaText(key.name)}`] : [];
}

function indexAttribute({ catalog, names }: ModelContext, model: Model, index: Index): string {
  const fields = index.fields.map((field) => names.member(model, field)).join(", ");
  return `@@index(${[`[${fields}]`, ...mapOf(indexName(catalog, model, index), model, index.fields, "idx")].join(", ")})`;
}

function tableAttributes(context: ModelContext, model: Model, name: string): readonly string[] {
  const { defaultNamespace, provider } = context;
  const isPrefixed = !provider.namespaces && model.namespace !== null;
  const table = isPrefixed ? `${model.namespace}.${model.table}` : model.table;
  const map = table === name ? [] : [`@@map(${prismaText(table)})`];
  const schema = model.namespace ?? defaultNamespace;
  return defaultNamespace === null || schema === null ? map : [...map, `@@schema(${prismaText(schema)})`];
}
