import type { AnySchema } from "../../compiler/schema/schema.ts";
import { prismaArtifact } from "../../emitters/artifacts/prisma/prisma-artifact.ts";
import type { PrismaArtifactOptions } from "../../emitters/artifacts/prisma/prisma-options.ts";

/** The schema as a whole Prisma schema: generator, datasource, enums and models. */
export function renderPrismaSchema(
  schema: Pick<AnySchema, "catalog">,
  options: PrismaArtifactOptions,
): string {
  return prismaArtifact(schema.catalog, options);
}
