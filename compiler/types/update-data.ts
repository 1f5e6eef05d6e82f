import type { FieldDefinitions } from "../schema/model-definition.ts";

/** Changes to a row: a new value, or for numbers an operation such as `{ increment: 1 }`. */
export type UpdateData<Fields extends FieldDefinitions> = {
  readonly [Name in keyof Fields]?: Fields[Name]["~type"]["change"] | undefined;
};
