import type { AnySchema } from "../../compiler/schema/schema.ts";
import {
  type TypeormArtifactOptions,
  typeormArtifact,
} from "../../emitters/artifacts/typeorm/typeorm-artifact.ts";

/** The schema as a module of TypeORM entity schemas. */
export function renderTypeormSchema(
  schema: Pick<AnySchema, "catalog">,
  options: TypeormArtifactOptions,
): string {
  return typeormArtifact(schema.catalog, options);
}
