import type { Catalog, Model } from "../../../ir/catalog.ts";
import { Generated, type Row } from "./cell.ts";
import { rowsOf, type World } from "./world.ts";

/**
 * Whether a row may get a number of the backend's own that a row, itself included, already refers to: a
 * counter goes on from the greatest number that it has seen, also in rows which are gone. What is related
 * with the new row, and whether that reference leads somewhere, is then nobody's to say.
 */
export function mayMeetReference(world: World, model: Model, fresh: readonly Row[]): boolean {
  return model.fields.some(({ name }) => {
    if (!fresh.some((row) => isNumberToCome(row, name))) return false;
    const greatest = Math.max(0, ...numbers(rowsOf(world, model.name), name));
    return placesOf(world.catalog, { model: model.name, field: name }).some((place) => {
      const rows = rowsOf(world, place.model);
      const all = place.model === model.name ? [...rows, ...fresh] : rows;
      return numbers(all, place.field).some((number) => number > greatest);
    });
  });
}

function isNumberToCome(row: Row, field: string): boolean {
  const cell = row.get(field);
  return cell instanceof Generated && cell.fill === "increment";
}

function numbers(rows: readonly Row[], field: string): readonly number[] {
  return rows.map((row) => row.get(field)).filter((cell) => typeof cell === "number");
}

interface Place {
  readonly model: string;
  readonly field: string;
}

/** The fields that refer to this one, or that a relation compares with it. */
function placesOf(catalog: Catalog, to: Place): readonly Place[] {
  const models = Object.values(catalog.models);
  const referring = models.flatMap((model) =>
    model.fields.flatMap(({ name, references }) =>
      references !== null && same(references, to) ? [{ model: model.name, field: name }] : [],
    ),
  );
  const compared = models.flatMap((model) => model.relations.flatMap((relation) => pairsOf(model, relation)));
  const related = compared.flatMap(([a, b]) => [...(same(a, to) ? [b] : []), ...(same(b, to) ? [a] : [])]);
  return [...referring, ...related];
}

function pairsOf(
  model: Model,
  { target, link }: Model["relations"][number],
): readonly (readonly [Place, Place])[] {
  const source = { model: model.name, field: link.from };
  const end = { model: target, field: link.to };
  if (link.through === null) return [[source, end]];
  const { model: through, from, to } = link.through;
  return [
    [source, { model: through, field: from }],
    [{ model: through, field: to }, end],
  ];
}

function same(a: Place, b: Place): boolean {
  return a.model === b.model && a.field === b.field;
}
