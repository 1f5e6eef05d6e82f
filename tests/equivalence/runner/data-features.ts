import type { Method } from "../oracle/call.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import type { FieldSketch, ModelSketch } from "../schema/sketch.ts";

type Entries = Readonly<Record<string, unknown>>;

export function dataFeatures(model: ModelSketch, method: Method, args: Entries): readonly string[] {
  switch (method) {
    case "create":
      return rowFeatures(model, args.data);
    case "createMany":
      if (!Array.isArray(args.data)) return [];
      return args.data.length === 0
        ? ["createMany []"]
        : args.data.flatMap((row: unknown) => rowFeatures(model, row));
    case "update":
    case "updateMany":
      return changeFeatures(model, args.data);
    case "upsert":
      return [...rowFeatures(model, args.create), ...changeFeatures(model, args.update)];
    default:
      return [];
  }
}

function rowFeatures(model: ModelSketch, row: unknown): readonly string[] {
  if (!isPlainObject(row)) return [];
  return model.fields.flatMap((field) =>
    row[field.name] === undefined ? [`left out ${fillOf(field)}`] : [`insert ${field.kind}`],
  );
}

function fillOf(field: FieldSketch): string {
  if (field.role === "uuidId" || field.role === "incrementId") return field.role;
  if (field.fill.kind !== "none") return field.fill.kind;
  return field.nullable ? "null" : "required";
}

function changeFeatures(model: ModelSketch, data: unknown): readonly string[] {
  if (!isPlainObject(data)) return [];
  if (Object.keys(data).length === 0) return ["change nothing"];
  return model.fields.flatMap((field) => {
    const change = data[field.name];
    if (change === undefined) return [];
    if (change === null) return ["set null"];
    const isNumber = ["integer", "bigint", "decimal"].includes(field.kind);
    if (isNumber && isPlainObject(change)) return [`${Object.keys(change)[0]} ${field.kind}`];
    return field.references === null ? [`set ${field.kind}`] : ["set a reference", `set ${field.kind}`];
  });
}
