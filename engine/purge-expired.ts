import { planPurge } from "../compiler/plan/plan-purge.ts";
import type { Catalog, Model } from "../ir/catalog.ts";
import { callError } from "./call-error.ts";
import type { Driver } from "./driver.ts";
import { prepare } from "./operators/prepare.ts";

/** How many rows went, by model. */
export type PurgedRows = Readonly<Record<string, number>>;

/**
 * Removes the rows that have ended at the instant, of every model whose rows end, and what a store that freed
 * records by itself has left of them.
 */
export async function purgeExpired(driver: Driver, catalog: Catalog, instant: number): Promise<PurgedRows> {
  const { session } = driver;
  const purged: Record<string, number> = {};
  for (const { name, expires } of referringFirst(catalog)) {
    if (expires === null) continue;
    try {
      const { root } = planPurge(name, expires, catalog, driver);
      const operator = prepare(root, { driver, catalog, onLeaf: () => {} });
      purged[name] = (await operator.run({ session, values: [instant], sent: () => {} })).count;
      await driver.sweep?.(name, catalog);
    } catch (error) {
      throw callError(error, driver, name, "deleteMany");
    }
  }
  return Object.freeze(purged);
}

/** A row goes before those that it refers to; in a circle of references any order will do. */
function referringFirst(catalog: Catalog): readonly Model[] {
  const ordered: Model[] = [];
  const visit = (model: Model, above: ReadonlySet<Model>): void => {
    if (ordered.includes(model) || above.has(model)) return;
    for (const referring of Object.values(catalog.models)) {
      const refers = referring.fields.some(({ references }) => references?.model === model.name);
      if (refers) visit(referring, new Set([...above, model]));
    }
    if (!ordered.includes(model)) ordered.push(model);
  };
  for (const model of Object.values(catalog.models)) visit(model, new Set());
  return ordered;
}
