import type { Catalog, Model } from "../../../ir/catalog.ts";
import { generatedNote } from "../generated-note.ts";
import { relationEdges } from "../relation-edges.ts";
import { SafeNames } from "../safe-names.ts";
import { RESERVED_CONSTANTS, typescriptText } from "../typescript-text.ts";
import type { DrizzleDialect, DrizzleDialectName } from "./drizzle-dialect.ts";
import { drizzleRelations } from "./drizzle-relations.ts";
import { drizzleTable, type TableContext } from "./drizzle-table.ts";
import { drizzleMysql } from "./mysql.ts";
import { drizzlePg } from "./pg.ts";
import { drizzleSqlite } from "./sqlite.ts";

export interface DrizzleArtifactOptions {
  readonly dialect: DrizzleDialectName;
}

const DIALECTS: Readonly<Record<DrizzleDialectName, DrizzleDialect>> = {
  pg: drizzlePg,
  mysql: drizzleMysql,
  sqlite: drizzleSqlite,
};

/** Functions that the file may import, define or be given, which no table may be called. */
const FUNCTIONS =
  "relations one many customType instant bigInteger pgTable pgSchema mysqlTable mysqlSchema sqliteTable unique index " +
  "primaryKey text varchar longtext boolean integer int bigint numeric decimal timestamp datetime jsonb json";

/** A module with the tables of the catalog, and their relations. */
export function drizzleArtifact(catalog: Catalog, options: DrizzleArtifactOptions): string {
  const dialect = DIALECTS[options.dialect];
  const models = Object.values(catalog.models);
  const names = new SafeNames(new Set([...RESERVED_CONSTANTS, ...FUNCTIONS.split(" ")]), "Table");
  const constants = new Map(models.map((model) => [model.name, names.give(model.name)]));
  const constant = (model: Model): string => constants.get(model.name) ?? model.name;
  const namespaces = namespaceConstants(models, names, dialect.defaultNamespace);
  const used = new Set<string>();
  const context: TableContext = {
    catalog,
    dialectName: options.dialect,
    dialect,
    constant,
    namespace: (name) => namespaces.get(name) ?? name,
    use: (name) => {
      used.add(name);
      return name.replace("type ", "");
    },
  };
  const tables = models.map((model) => drizzleTable(context, model));
  const edges = relationEdges(catalog);
  const related = models.flatMap((model) => {
    const value = drizzleRelations(model, edges, constant);
    return value === null ? [] : `export const ${names.give(`${constant(model)}Relations`)} = ${value}`;
  });
  const preamble = preambleOf(dialect, models, used);
  const schemas = dialect.namespace === null ? [] : schemaLines(namespaces, dialect.namespace);
  return `${[
    generatedNote("//"),
    importLines(dialect, used, related.length > 0).join("\n"),
    ...[preamble, schemas].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")),
    ...tables,
    ...related,
  ].join("\n\n")}\n`;
}

function namespaceConstants(
  models: readonly Model[],
  names: SafeNames,
  defaultNamespace: string | null,
): ReadonlyMap<string, string> {
  const namespaces = new Set(
    models.flatMap((model) => model.namespace ?? []).filter((name) => name !== defaultNamespace),
  );
  return new Map([...namespaces].map((name) => [name, names.give(`${name}Schema`)]));
}

/** Types that the file defines itself need no import, but the function that defines them does. */
function preambleOf(dialect: DrizzleDialect, models: readonly Model[], used: Set<string>): readonly string[] {
  const kinds = new Set(models.flatMap((model) => model.fields.map((field) => field.kind)));
  const lines = dialect.preamble(kinds);
  if (lines.length > 0) used.add("customType");
  used.delete("instant");
  used.delete("bigInteger");
  return lines;
}

function schemaLines(namespaces: ReadonlyMap<string, string>, make: string): readonly string[] {
  return [...namespaces].map(
    ([name, constant]) => `export const ${constant} = ${make}(${typescriptText(name)});`,
  );
}

function byName(a: string, b: string): number {
  return a.replace("type ", "") < b.replace("type ", "") ? -1 : 1;
}

function importLines(
  dialect: DrizzleDialect,
  used: ReadonlySet<string>,
  hasRelations: boolean,
): readonly string[] {
  const columns = `import { ${[...used].sort(byName).join(", ")} } from ${typescriptText(dialect.module)};`;
  return hasRelations ? ['import { relations } from "drizzle-orm";', columns] : [columns];
}
