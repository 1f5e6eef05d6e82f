import type { AnySchema } from "../../compiler/schema/schema.ts";
import { type SqlArtifactOptions, sqlArtifact } from "../../emitters/artifacts/sql-artifact.ts";

/** The schema's tables as a script that may run again: what is there already stays as it is. */
export function renderSafeSql(schema: Pick<AnySchema, "catalog">, options: SqlArtifactOptions): string {
  return sqlArtifact(schema.catalog, options);
}
