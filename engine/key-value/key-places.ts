import type { RecordLayout } from "../../emitters/key-value/record-layout.ts";
import type { Catalog } from "../../ir/catalog.ts";

/** The keys of every model that a leaf was prepared for. */
export class KeyPlaces<K> {
  readonly #keysOf: (catalog: Catalog) => ReadonlyMap<string, K>;
  readonly #catalogs = new WeakMap<Catalog, ReadonlyMap<string, K>>();
  readonly #layouts = new WeakMap<RecordLayout, K>();

  constructor(keysOf: (catalog: Catalog) => ReadonlyMap<string, K>) {
    this.#keysOf = keysOf;
  }

  of(catalog: Catalog, layout: RecordLayout): K {
    const all = this.#catalogs.get(catalog) ?? this.#keysOf(catalog);
    this.#catalogs.set(catalog, all);
    const keys = all.get(layout.model.name);
    if (keys === undefined) throw new TypeError(`no keys for "${layout.model.name}"`);
    this.#layouts.set(layout, keys);
    return keys;
  }

  at(layout: RecordLayout): K {
    const keys = this.#layouts.get(layout);
    if (keys === undefined) throw new TypeError(`no leaf was prepared for "${layout.model.name}"`);
    return keys;
  }
}
