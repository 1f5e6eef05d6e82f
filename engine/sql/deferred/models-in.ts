/** The models that a plan reads: plans are plain data in which a model stands under the name `model`. */
export function modelsIn(plan: unknown): ReadonlySet<string> {
  const models = new Set<string>();
  collect(plan, models);
  return models;
}

function collect(node: unknown, models: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "model" && typeof value === "string") models.add(value);
    else collect(value, models);
  }
}
