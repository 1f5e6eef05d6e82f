import type fc from "fast-check";
import type { SchemaSketch } from "../schema/sketch.ts";
import { rawSchema } from "./raw-schema.ts";
import { resolveSchema } from "./resolve-schema.ts";

/** One to four models with all kinds of fields, keys, indexes and relations, under all kinds of names. */
export function schemaSketch(): fc.Arbitrary<SchemaSketch> {
  return rawSchema().map(resolveSchema);
}
