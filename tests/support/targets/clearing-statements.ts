import type { Catalog, Field, Model } from "../../../ir/catalog.ts";

interface Column {
  readonly model: Model;
  readonly field: Field;
}

/** Removes all rows, children first. Where tables refer to each other in a circle, references are led nowhere before. */
export function clearingStatements(catalog: Catalog, quote: (name: string) => string): readonly string[] {
  const models = Object.values(catalog.models);
  const order = childrenFirst(models);
  const forgotten = order.flatMap((model, at) =>
    referencesTo(model, order.slice(at + 1)).flatMap((column) => referrersFirst(column, models)),
  );
  const forget = ({ model, field }: Column) =>
    `update ${quote(model.table)} set ${quote(field.column)} = null`;
  return [...new Set(forgotten.map(forget)), ...order.map(({ table }) => `delete from ${quote(table)}`)];
}

/** Each after all that refer to it, or in a circle after all that must. */
function childrenFirst(models: readonly Model[]): readonly Model[] {
  const ordered: Model[] = [];
  while (ordered.length < models.length) {
    const left = models.filter((model) => !ordered.includes(model));
    const others = (model: Model) => left.filter((other) => other !== model);
    const next =
      left.find((model) => referencesTo(model, others(model)).length === 0) ??
      left.find((model) => referencesTo(model, others(model)).every(({ field }) => field.nullable));
    if (next === undefined) throw new Error("these tables must all refer to each other and hold no rows");
    ordered.push(next);
  }
  return ordered;
}

function referencesTo({ name }: Model, models: readonly Model[]): readonly Column[] {
  return columnsWith(models, ({ references }) => references?.model === name);
}

/** The column behind those that refer to it, as their values are gone with its own; `seen` are on the way to it. */
function referrersFirst(
  { model, field }: Column,
  models: readonly Model[],
  seen: readonly Field[] = [],
): readonly Column[] {
  const refersHere = ({ references }: Field) =>
    references?.model === model.name && references.field === field.name;
  const passed = [...seen, field];
  const referrers = columnsWith(models, (other) => refersHere(other) && !passed.includes(other));
  return [...referrers.flatMap((column) => referrersFirst(column, models, passed)), { model, field }];
}

function columnsWith(models: readonly Model[], fits: (field: Field) => boolean): readonly Column[] {
  return models.flatMap((model) => model.fields.filter(fits).map((field) => ({ model, field })));
}
