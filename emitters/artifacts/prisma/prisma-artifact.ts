import type { Catalog } from "../../../ir/catalog.ts";
import { generatedNote } from "../generated-note.ts";
import { relationEdges } from "../relation-edges.ts";
import { type ModelContext, prismaModel } from "./prisma-model.ts";
import { type PrismaEnum, prismaNames } from "./prisma-names.ts";
import type { PrismaArtifactOptions } from "./prisma-options.ts";
import { PROVIDERS } from "./prisma-provider.ts";
import { prismaText } from "./prisma-text.ts";

/** A whole Prisma schema, or its enums and models only. */
export function prismaArtifact(catalog: Catalog, options: PrismaArtifactOptions): string {
  const models = prismaModels(catalog, options);
  if (options.modelsOnly === true) return `${models}\n`;
  const head = [generatedNote("//"), generatorBlock(options), datasourceBlock(catalog, options)];
  return `${[...head, models].join("\n\n")}\n`;
}

function prismaModels(catalog: Catalog, options: PrismaArtifactOptions): string {
  const models = Object.values(catalog.models);
  const edges = relationEdges(catalog);
  const relations = new Map(
    models.map((model) => [
      model.name,
      edges.flatMap((edge) => [
        ...(edge.child === model ? [edge.toParent] : []),
        ...(edge.parent === model ? [edge.toChildren] : []),
      ]),
    ]),
  );
  const names = prismaNames(catalog, relations);
  const defaultNamespace = namespacesOf(catalog, options).length > 0 ? "public" : null;
  const context: ModelContext = {
    catalog,
    names,
    edges,
    defaultNamespace,
    provider: PROVIDERS[options.provider],
  };
  const enums = models.flatMap((model) => model.fields.flatMap((field) => names.enumeration(field) ?? []));
  return [
    ...[...new Set(enums)].map((enumeration) => enumBlock(enumeration, defaultNamespace)),
    ...models.map((model) => prismaModel(context, model)),
  ].join("\n\n");
}

function generatorBlock({ generator }: PrismaArtifactOptions): string {
  return block("generator client", settings({ provider: "prisma-client-js", ...generator }));
}

function datasourceBlock(catalog: Catalog, options: PrismaArtifactOptions): string {
  const lines = [...settings({ provider: options.provider })];
  if (options.urlVariable !== undefined) lines.push(`url = env(${prismaText(options.urlVariable)})`);
  const namespaces = namespacesOf(catalog, options);
  if (namespaces.length > 0) lines.push(`schemas = [${namespaces.map(prismaText).join(", ")}]`);
  return block("datasource db", lines);
}

/** The database schemas, the default one first; none where no model names one. */
function namespacesOf(catalog: Catalog, { provider }: PrismaArtifactOptions): readonly string[] {
  if (!PROVIDERS[provider].namespaces) return [];
  const models = Object.values(catalog.models);
  if (models.every((model) => model.namespace === null)) return [];
  return [...new Set(["public", ...models.map((model) => model.namespace ?? "public")])];
}

function enumBlock({ name, namespace, values }: PrismaEnum, defaultNamespace: string | null): string {
  const lines = values.map((value) =>
    value.name === value.value ? value.name : `${value.name} @map(${prismaText(value.value)})`,
  );
  const schema = namespace ?? defaultNamespace;
  const isPlaced = defaultNamespace !== null && schema !== null;
  return block(`enum ${name}`, isPlaced ? [...lines, "", `@@schema(${prismaText(schema)})`] : lines);
}

function settings(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name} = ${prismaText(value)}`);
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n}`;
}
