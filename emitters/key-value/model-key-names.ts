import type { Catalog, Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { KeyNames } from "./redis-keys.ts";

/** The name of each model in its keys: the prefix given for it, or its table. No two models share one. */
export function modelKeyNames(catalog: Catalog, names: KeyNames): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const found = new Map<string, string>();
  for (const model of Object.values(catalog.models)) {
    const name = nameOf(model, names);
    const owner = owners.get(name);
    if (owner !== undefined) throw sharedKeys(owner, model.name);
    owners.set(name, model.name);
    found.set(model.name, name);
  }
  return found;
}

function nameOf(model: Model, { prefixes }: KeyNames): string {
  const given = Object.hasOwn(prefixes, model.name) ? prefixes[model.name] : undefined;
  if (given !== undefined) return given;
  return model.namespace === null ? model.table : `${model.namespace}.${model.table}`;
}

function sharedKeys(a: string, b: string): OrmError {
  return new OrmError(
    "INVALID_SCHEMA",
    `models "${a}" and "${b}" would share their keys; give them other prefixes`,
    {
      path: `prefixes.${b}`,
    },
  );
}
