import fc from "fast-check";
import type { ModelSketch } from "../schema/sketch.ts";

type Entries = Readonly<Record<string, unknown>>;

/** `orderBy`, `take` and `skip`, each there or not. */
export function paging(model: ModelSketch): fc.Arbitrary<Entries> {
  return fc.record(
    { orderBy: orderBy(model), take: fc.constantFrom(0, 1, 2, 5), skip: fc.constantFrom(0, 1, 2) },
    { requiredKeys: [], noNullPrototype: true },
  );
}

export function orderBy(model: ModelSketch): fc.Arbitrary<unknown> {
  const sortable = model.fields.filter((field) => field.kind !== "json").map((field) => field.name);
  // Once more, so that they are drawn more often.
  const indexed = model.indexes.flat().filter((name) => sortable.includes(name));
  const direction = fc.constantFrom("asc", "desc");
  const one = fc
    .tuple(fc.constantFrom(...sortable, ...indexed), direction)
    .map(([name, way]) => ({ [name]: way }));
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([first, second]) => ({ ...first, ...second })) },
    { weight: 2, arbitrary: fc.array(one, { maxLength: 3, size: "max" }) },
  );
}
