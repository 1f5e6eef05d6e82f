import type { Catalog, Model } from "../../../ir/catalog.ts";
import { generatedNote } from "../generated-note.ts";
import { capitalized, relationEdges } from "../relation-edges.ts";
import { SafeNames } from "../safe-names.ts";
import { RESERVED_CONSTANTS } from "../typescript-text.ts";
import { TRANSFORMERS, type TypeormDialectName, typeormColumn } from "./typeorm-dialect.ts";
import { type EntityContext, typeormEntity, typeormInterface } from "./typeorm-entity.ts";

export interface TypeormArtifactOptions {
  readonly dialect: TypeormDialectName;
}

const IMPORTED = ["EntitySchema", "ValueTransformer"];

/** A module with an `EntitySchema` for each model, and all of them as `entities`. */
export function typeormArtifact(catalog: Catalog, options: TypeormArtifactOptions): string {
  const models = Object.values(catalog.models);
  const names = new SafeNames(new Set([...RESERVED_CONSTANTS, ...IMPORTED]), "Model");
  const typeNames = new Map(models.map((model) => [model.name, names.give(capitalized(model.name))]));
  const context: EntityContext = {
    catalog,
    dialect: options.dialect,
    edges: relationEdges(catalog),
    typeName: (model) => typeNames.get(model.name) ?? model.name,
  };
  const transformers = transformersOf(models, options.dialect);
  const imports = transformers.length === 0 ? "EntitySchema" : "EntitySchema, type ValueTransformer";
  const entities = models.map((model) => `${context.typeName(model)}Entity`);
  return `${[
    generatedNote("//"),
    `import { ${imports} } from "typeorm";`,
    ...transformers,
    ...models.flatMap((model) => [typeormInterface(context, model), typeormEntity(context, model)]),
    `export const entities = [${entities.join(", ")}];`,
  ].join("\n\n")}\n`;
}

function transformersOf(models: readonly Model[], dialect: TypeormDialectName): readonly string[] {
  const used = new Set(
    models.flatMap((model) =>
      model.fields.flatMap((field) => typeormColumn(dialect, field, 0).transformer ?? []),
    ),
  );
  return [...used].map((name) => TRANSFORMERS[name].join("\n"));
}
