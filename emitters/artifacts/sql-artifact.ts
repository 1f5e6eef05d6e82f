import type { Catalog } from "../../ir/catalog.ts";
import { type DialectName, dialects } from "../sql/dialects/index.ts";
import { renderTables } from "../sql/tables.ts";
import { generatedNote } from "./generated-note.ts";

export interface SqlArtifactOptions {
  readonly dialect: DialectName;
}

/** The tables as a script that may run again: what is there already stays as it is. */
export function sqlArtifact(catalog: Catalog, options: SqlArtifactOptions): string {
  const statements = renderTables(catalog, dialects[options.dialect]);
  return [generatedNote("--"), ...statements.map((statement) => `${statement};`)].join("\n\n").concat("\n");
}
