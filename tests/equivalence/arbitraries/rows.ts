import fc from "fast-check";
import type { ModelRows, UserRow } from "../history.ts";
import type { ModelSketch, SchemaSketch } from "../schema/sketch.ts";
import { fieldValue } from "./field-value.ts";
import { repairRows } from "./repair-rows.ts";

const ROWS_MAX = 10;

/** Rows of every model that may be stored as they are: keys differ, references lead somewhere. */
export function storedRows(schema: SchemaSketch): fc.Arbitrary<readonly ModelRows[]> {
  const models = schema.models.map((model) =>
    fc
      .array(rawRow(model), { maxLength: ROWS_MAX, size: "max" })
      .map((rows) => ({ model: model.name, rows })),
  );
  return fc.tuple(...models).map((raw) => repairRows(schema, raw));
}

function rawRow(model: ModelSketch): fc.Arbitrary<UserRow> {
  const entries = model.fields.map((field) => [field.name, fieldValue(field)] as const);
  return fc.record(Object.fromEntries(entries), { noNullPrototype: true });
}
