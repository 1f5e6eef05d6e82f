import type { AnySchema } from "../../compiler/schema/schema.ts";
import {
  type DrizzleArtifactOptions,
  drizzleArtifact,
} from "../../emitters/artifacts/drizzle/drizzle-artifact.ts";

/** The schema as a module of Drizzle tables and relations. */
export function renderDrizzleSchema(
  schema: Pick<AnySchema, "catalog">,
  options: DrizzleArtifactOptions,
): string {
  return drizzleArtifact(schema.catalog, options);
}
