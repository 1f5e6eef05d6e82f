import type { FieldDefinitions } from "../schema/model-definition.ts";
import type { OneOrMany } from "./where.ts";

/** The first entry orders first; JSON has no order. */
export type OrderBy<Fields extends FieldDefinitions> = OneOrMany<{
  readonly [Name in keyof Fields]?: Fields[Name]["~type"]["order"];
}>;
