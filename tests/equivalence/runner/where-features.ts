import { isPlainObject } from "../oracle/plain-object.ts";
import type { ModelSketch } from "../schema/sketch.ts";

export function whereFeatures(model: ModelSketch, where: unknown): readonly string[] {
  if (!isPlainObject(where)) return [];
  const entries = Object.entries(where);
  if (entries.length === 0) return ["where {}"];
  return entries.flatMap(([name, value]) => {
    if (name === "AND" || name === "OR" || name === "NOT") return connectiveFeatures(model, name, value);
    const field = model.fields.find((candidate) => candidate.name === name);
    return field === undefined ? [] : [`filter ${field.kind}`, ...operatorFeatures(value)];
  });
}

function connectiveFeatures(model: ModelSketch, name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [`${name} object`, ...whereFeatures(model, value)];
  if (value.length === 0) return [`${name} []`];
  return [`${name} list`, ...value.flatMap((item: unknown) => whereFeatures(model, item))];
}

function operatorFeatures(value: unknown): readonly string[] {
  if (value === null) return ["= null"];
  if (!isPlainObject(value)) return ["= value"];
  return Object.entries(value).map(([name, operand]) => {
    if (operand === null) return `${name} null`;
    return Array.isArray(operand) && operand.length === 0 && name !== "eq" && name !== "not"
      ? `${name} []`
      : name;
  });
}
