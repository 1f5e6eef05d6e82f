import { type Catalog, type Field, type Model, modelOf } from "../../../ir/catalog.ts";
import { indexName, uniqueConstraintName } from "../../sql/constraint-names.ts";
import { keyLength } from "../../sql/key-length.ts";
import { modelIndexes } from "../../sql/model-indexes.ts";
import { docComment, propertyKey, propertyOf, typescriptText } from "../typescript-text.ts";
import { type DrizzleDialect, type DrizzleDialectName, drizzleLiteral } from "./drizzle-dialect.ts";

export interface TableContext {
  readonly catalog: Catalog;
  readonly dialectName: DrizzleDialectName;
  readonly dialect: DrizzleDialect;
  /** The constant that holds a model's table. */
  readonly constant: (model: Model) => string;
  /** The constant that holds a namespace. */
  readonly namespace: (name: string) => string;
  /** Notes that a function of the dialect's module is used. */
  readonly use: (name: string) => string;
}

export function drizzleTable(context: TableContext, model: Model): string {
  const columns = model.fields.flatMap((field) => [
    ...docComment(field.description).map((line) => `  ${line}`),
    `  ${propertyKey(field.name)}: ${columnOf(context, model, field)},`,
  ]);
  const keys = [...keysOf(context, model), ...indexesOf(context, model)];
  const extra = keys.length === 0 ? "" : `, (table) => [\n${keys.map((key) => `  ${key},\n`).join("")}]`;
  return [
    ...docComment(model.description),
    `export const ${context.constant(model)} = ${tableCall(context, model)}, {`,
    ...columns,
    `}${extra});`,
  ].join("\n");
}

function tableCall({ dialect, namespace, use }: TableContext, model: Model): string {
  // Drizzle refuses to make the namespace that tables are in by default.
  if (model.namespace === null || isDefault(dialect, model))
    return `${use(dialect.table)}(${typescriptText(model.table)}`;
  if (dialect.namespace !== null) {
    use(dialect.namespace);
    return `${namespace(model.namespace)}.table(${typescriptText(model.table)}`;
  }
  return `${use(dialect.table)}(${typescriptText(`${model.namespace}.${model.table}`)}`;
}

function isDefault(dialect: DrizzleDialect, model: Model): boolean {
  return dialect.namespace !== null && model.namespace === dialect.defaultNamespace;
}

function columnOf(context: TableContext, model: Model, field: Field): string {
  const { dialect } = context;
  const { type, options } = dialect.column(field, keyLength(context.catalog, model, field.name));
  const name = typescriptText(field.column);
  const call = `${context.use(type)}(${options === "" ? name : `${name}, ${options}`})`;
  return call + modifiersOf(context, model, field) + referenceOf(context, field);
}

function modifiersOf({ dialect, dialectName }: TableContext, model: Model, field: Field): string {
  const isPrimary = model.primaryKey.length === 1 && model.primaryKey[0] === field.name;
  const isNumbered = field.fill.kind === "increment";
  const numbersItself = isNumbered && dialect.numbered === "";
  const primary = numbersItself ? ".primaryKey({ autoIncrement: true })" : ".primaryKey()";
  const key = isPrimary ? primary : "";
  const required = field.nullable || isPrimary ? "" : ".notNull()";
  return `${key}${isNumbered ? dialect.numbered : ""}${required}${defaultOf(dialect, dialectName, field)}`;
}

function defaultOf(dialect: DrizzleDialect, name: DrizzleDialectName, field: Field): string {
  if (field.fill.kind === "now") return dialect.defaultNow;
  if (field.fill.kind !== "literal" || field.fill.value === null) return "";
  return `.default(${drizzleLiteral(name, field.kind, field.fill.value)})`;
}

function referenceOf(context: TableContext, field: Field): string {
  const { references } = field;
  if (references === null) return "";
  const target = modelOf(context.catalog, references.model);
  const column = propertyOf(context.constant(target), references.field);
  return `.references((): ${context.use(`type ${context.dialect.anyColumn}`)} => ${column})`;
}

function keysOf({ catalog, use }: TableContext, model: Model): readonly string[] {
  return model.uniqueKeys.flatMap((key, at) => {
    if (at === 0 && key.fields.length === 1) return [];
    const columns = key.fields.map((field) => propertyOf("table", field)).join(", ");
    const name = typescriptText(uniqueConstraintName(catalog, model, key));
    return at === 0
      ? [`${use("primaryKey")}({ name: ${name}, columns: [${columns}] })`]
      : [`${use("unique")}(${name}).on(${columns})`];
  });
}

function indexesOf({ catalog, use }: TableContext, model: Model): readonly string[] {
  return modelIndexes(catalog, model).map((index) => {
    const columns = index.fields.map((field) => propertyOf("table", field)).join(", ");
    return `${use("index")}(${typescriptText(indexName(catalog, model, index))}).on(${columns})`;
  });
}
