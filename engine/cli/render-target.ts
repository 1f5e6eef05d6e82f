import type { AnySchema } from "../../compiler/schema/schema.ts";
import { renderCompiledModule } from "../ahead/render-compiled-module.ts";
import {
  renderDrizzleSchema,
  renderPrismaSchema,
  renderSafeSql,
  renderTypeormSchema,
} from "../artifacts/index.ts";
import { CliError } from "./cli-error.ts";
import type { Config, TargetName, Targets } from "./config.ts";
import { mergeSchemas } from "./merge-schemas.ts";

/** What a target's file is to hold. */
export interface RenderedTarget {
  readonly out: string;
  readonly mode: "file" | "block";
  readonly content: string;
  readonly commentPrefix: "//" | "--";
}

type Render = (
  schema: Pick<AnySchema, "catalog">,
  targets: Targets,
) => RenderedTarget | null | Promise<RenderedTarget | null>;

const RENDERERS: Readonly<Record<TargetName, Render>> = {
  prisma: (schema, { prisma }) =>
    prisma === undefined
      ? null
      : rendered(
          prisma,
          "//",
          renderPrismaSchema(schema, { ...prisma, modelsOnly: prisma.mode === "block" }),
        ),
  drizzle: (schema, { drizzle }) =>
    drizzle === undefined ? null : rendered(drizzle, "//", renderDrizzleSchema(schema, drizzle)),
  typeorm: (schema, { typeorm }) =>
    typeorm === undefined ? null : rendered(typeorm, "//", renderTypeormSchema(schema, typeorm)),
  sql: (schema, { sql }) => (sql === undefined ? null : rendered(sql, "--", renderSafeSql(schema, sql))),
  compiled: async (_schema, { compiled }) =>
    compiled === undefined ? null : rendered(compiled, "//", await renderCompiledModule(compiled.calls)),
};

export const TARGET_NAMES: readonly string[] = Object.keys(RENDERERS);

export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(RENDERERS, name);
}

export async function renderTarget(config: Config, name: TargetName): Promise<RenderedTarget> {
  const target = await RENDERERS[name](mergeSchemas(config.schemas), config.targets);
  if (target === null) throw new CliError(`the configuration has no target "${name}"`);
  return target;
}

function rendered(
  target: { readonly out: string; readonly mode?: "file" | "block" },
  commentPrefix: "//" | "--",
  content: string,
): RenderedTarget {
  return { out: target.out, mode: target.mode ?? "file", content, commentPrefix };
}
