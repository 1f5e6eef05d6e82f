import { type Catalog, type Field, type Model, modelOf } from "../../ir/catalog.ts";

/**
 * Whether the reference is one of a circle of other tables that all require it: no first row could be stored
 * while each reference is checked with its own statement.
 */
export function isInRequiredCircle(catalog: Catalog, model: Model, { nullable, references }: Field): boolean {
  if (nullable || references === null || references.model === model.name) return false;
  const reached = new Set<string>();
  const waiting = [references.model];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === model.name) return true;
    if (reached.has(name)) continue;
    reached.add(name);
    for (const field of modelOf(catalog, name).fields) {
      if (!field.nullable && field.references !== null) waiting.push(field.references.model);
    }
  }
  return false;
}
