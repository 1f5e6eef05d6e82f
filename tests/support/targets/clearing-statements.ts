import type { Catalog, Model } from "../../../ir/catalog.ts";

/** Removes all rows, children first. References that may be null and come the other way are led nowhere before. */
export function clearingStatements(catalog: Catalog, quote: (name: string) => string): readonly string[] {
  const models = childrenFirst(Object.values(catalog.models));
  const forgotten = models.flatMap((model, at) =>
    model.fields.flatMap(({ column, references }) => {
      const target = models.findIndex(({ name }) => name === references?.model);
      const isGoneBefore = target !== -1 && target < at;
      return isGoneBefore ? [`update ${quote(model.table)} set ${quote(column)} = null`] : [];
    }),
  );
  return [...forgotten, ...models.map(({ table }) => `delete from ${quote(table)}`)];
}

/** By the references that must lead somewhere: in a circle of tables that can be filled, one at least may be null. */
function childrenFirst(models: readonly Model[]): readonly Model[] {
  const ordered = new Set<Model>();
  const visited = new Set<Model>();
  const visit = (model: Model): void => {
    if (visited.has(model)) return;
    visited.add(model);
    for (const other of models) {
      const mustLeadHere = other.fields.some(
        ({ nullable, references }) => !nullable && references?.model === model.name,
      );
      if (mustLeadHere) visit(other);
    }
    ordered.add(model);
  };
  for (const model of models) visit(model);
  return [...ordered];
}
