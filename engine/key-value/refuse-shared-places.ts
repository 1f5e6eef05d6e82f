import { type RecordLayout, type StoredKey, tupleOf } from "../../emitters/key-value/record-layout.ts";
import type { RecordChange } from "./stored-record.ts";
import { sharedPlace } from "./violation.ts";

/** The keys of a model, as far as they may be digests. */
export interface Places {
  readonly placeOf: (layout: RecordLayout, key: StoredKey, tuple: string) => string;
}

/** Two records of one write with one digest would be written to one place; each alone found it free. */
export function refuseSharedPlaces(
  changes: readonly RecordChange[],
  placesOf: (layout: RecordLayout) => Places,
  backend: string,
): void {
  const places = new Map<string, string>();
  for (const { layout, after } of changes) {
    for (const key of after === null ? [] : layout.keys) {
      const tuple = tupleOf(key, after?.row ?? []);
      if (tuple === null) continue;
      const place = placesOf(layout).placeOf(layout, key, tuple);
      if ((places.get(place) ?? tuple) !== tuple) throw sharedPlace(backend, layout.model.name, key);
      places.set(place, tuple);
    }
  }
}
