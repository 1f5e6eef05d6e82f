import { type Catalog, type Model, modelOf } from "../../ir/catalog.ts";

/** Every model after those that it references, as far as they do not reference one another. */
export function inDependencyOrder(catalog: Catalog): readonly Model[] {
  const ordered: Model[] = [];
  const visited = new Set<string>();
  const visit = (model: Model) => {
    if (visited.has(model.name)) return;
    visited.add(model.name);
    for (const { references } of model.fields) {
      if (references !== null) visit(modelOf(catalog, references.model));
    }
    ordered.push(model);
  };
  for (const model of Object.values(catalog.models)) visit(model);
  return ordered;
}
