import fc from "fast-check";
import { paging } from "../arbitraries/paging.ts";
import { storedRows } from "../arbitraries/rows.ts";
import { where } from "../arbitraries/where.ts";
import type { ModelRows } from "../history.ts";
import type { ModelSketch, SchemaSketch } from "../schema/sketch.ts";

type Where = Readonly<Record<string, unknown>>;

/** Rows, two filters on one model and an order: what the metamorphic relations are asked about. */
export interface Question {
  readonly rows: readonly ModelRows[];
  readonly model: string;
  readonly first: Where;
  readonly second: Where;
  readonly orderBy: unknown;
  readonly pageSize: number;
}

export function question(schema: SchemaSketch): fc.Arbitrary<Question> {
  return fc
    .tuple(storedRows(schema), fc.constantFrom(...schema.models))
    .chain(([rows, model]) => questionOn(rows, model));
}

/** `NOT` of an empty filter is refused, so that filters here say something. */
function questionOn(rows: readonly ModelRows[], model: ModelSketch): fc.Arbitrary<Question> {
  const filter = where({ rows }, model).filter((entries) => Object.keys(entries).length > 0);
  return fc.record({
    rows: fc.constant(rows),
    model: fc.constant(model.name),
    first: filter,
    second: filter,
    orderBy: paging(model).map((page) => page.orderBy ?? []),
    pageSize: fc.integer({ min: 1, max: 4 }),
  });
}
