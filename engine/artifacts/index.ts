export type { DrizzleArtifactOptions } from "../../emitters/artifacts/drizzle/drizzle-artifact.ts";
export { type GeneratedBlock, replaceGeneratedBlock } from "../../emitters/artifacts/generated-block.ts";
export type {
  PrismaArtifactOptions,
  PrismaProvider,
} from "../../emitters/artifacts/prisma/prisma-options.ts";
export type { SqlArtifactOptions } from "../../emitters/artifacts/sql-artifact.ts";
export type { TypeormArtifactOptions } from "../../emitters/artifacts/typeorm/typeorm-artifact.ts";
export { renderDrizzleSchema } from "./render-drizzle-schema.ts";
export { renderPrismaSchema } from "./render-prisma-schema.ts";
export { renderSafeSql } from "./render-safe-sql.ts";
export { renderTypeormSchema } from "./render-typeorm-schema.ts";
