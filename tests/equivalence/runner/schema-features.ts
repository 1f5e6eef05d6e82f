import { HOSTILE_NAMES } from "../arbitraries/names.ts";
import type { ModelSketch } from "../schema/sketch.ts";

export function schemaFeatures(model: ModelSketch): readonly string[] {
  const { fields } = model;
  const features: string[] = [];
  const id = fields.find((field) => field.role !== "plain");
  features.push(id === undefined ? "no id" : id.role);
  if (model.uniques.length > 0) features.push("compound key");
  if (model.uniques.some((key) => key.name !== null)) features.push("named key");
  if (model.indexes.length > 0) features.push("index");
  if (model.expires !== undefined) features.push("expiry");
  if (fields.some((field) => field.column !== null)) features.push("mapped column");
  if (fields.some((field) => field.unique && field.nullable)) features.push("nullable unique");
  if (fields.some((field) => field.references !== null)) features.push("foreign key");
  if ([model, ...fields].some((named) => HOSTILE_NAMES.includes(named.name))) features.push("hostile name");
  return features;
}
