import type { Predicate } from "./predicate.ts";

/** The predicate over mapped items; the same predicate where none changed. */
export function mapItems(predicate: Predicate, map: (item: Predicate) => Predicate): Predicate {
  switch (predicate.kind) {
    case "and":
    case "or": {
      let changed = false;
      const items = predicate.items.map((item) => {
        const mapped = map(item);
        if (mapped !== item) changed = true;
        return mapped;
      });
      return changed ? Object.freeze({ ...predicate, items: Object.freeze(items) }) : predicate;
    }
    case "not": {
      const item = map(predicate.item);
      return item === predicate.item ? predicate : Object.freeze({ ...predicate, item });
    }
    default:
      return predicate;
  }
}
