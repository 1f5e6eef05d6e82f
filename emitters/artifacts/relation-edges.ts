import { type Catalog, fieldOf, type Model, modelOf, type Relation } from "../../ir/catalog.ts";

/**
 * A foreign key as other tools declare it, on both of its sides: rows of `child` whose `key` has the cell
 * that a row of `parent` has in `referenced`.
 */
export interface RelationEdge {
  readonly child: Model;
  readonly key: string;
  readonly parent: Model;
  readonly referenced: string;
  /** The name of the parent's row in the child, declared or made. */
  readonly toParent: string;
  /** The name of the children's rows in the parent, declared or made. */
  readonly toChildren: string;
  /** At most one child has the parent's cell. */
  readonly isUnique: boolean;
  readonly isOptional: boolean;
  /** Distinct among the edges of a schema. */
  readonly name: string;
  /** Another edge connects the same two models, so that a tool has to be told which is meant. */
  readonly isAmbiguous: boolean;
}

/** What an edge is, before its sides have names. */
interface Key {
  readonly child: Model;
  readonly key: string;
  readonly parent: Model;
  readonly referenced: string;
}

/** Every foreign key that a reference, a relation or a connecting model implies, once each. */
export function relationEdges(catalog: Catalog): readonly RelationEdge[] {
  const keys = new Map<string, Key>();
  const add = (child: string, key: string, parent: string, referenced: string): void => {
    const id = JSON.stringify([child, key, parent, referenced]);
    if (keys.has(id)) return;
    keys.set(id, { child: modelOf(catalog, child), key, parent: modelOf(catalog, parent), referenced });
  };
  for (const model of Object.values(catalog.models)) {
    for (const { name, references } of model.fields) {
      if (references !== null) add(model.name, name, references.model, references.field);
    }
    for (const relation of model.relations) addRelation(catalog, model, relation, add);
  }
  const taken = takenNames(catalog);
  const found = [...keys.values()];
  return found.map((edge) => nameSides(catalog, edge, found, taken));
}

function addRelation(
  catalog: Catalog,
  model: Model,
  relation: Relation,
  add: (child: string, key: string, parent: string, referenced: string) => void,
): void {
  const { link, target } = relation;
  if (link.through !== null) {
    add(link.through.model, link.through.from, model.name, link.from);
    add(link.through.model, link.through.to, target, link.to);
  } else if (isBelongsTo(model, relation, modelOf(catalog, target))) {
    add(model.name, link.from, target, link.to);
  } else add(target, link.to, model.name, link.from);
}

/** The catalog keeps only which fields are equal; the key is on the side that references the other's. */
export function isBelongsTo(model: Model, relation: Relation, target: Model): boolean {
  const { link } = relation;
  if (relation.cardinality === "many" || link.through !== null) return false;
  const own = fieldOf(model, link.from).references;
  if (own?.model === target.name && own.field === link.to) return true;
  const foreign = fieldOf(target, link.to).references;
  if (foreign?.model === model.name && foreign.field === link.from) return false;
  return !isKey(model, link.from) || isKey(target, link.to);
}

export function isKey(model: Model, field: string): boolean {
  return model.uniqueKeys.some((key) => key.fields.length === 1 && key.fields[0] === field);
}

function takenNames(catalog: Catalog): ReadonlyMap<string, Set<string>> {
  return new Map(
    Object.values(catalog.models).map((model) => [
      model.name,
      new Set([...model.fields, ...model.relations].map((member) => member.name)),
    ]),
  );
}

function nameSides(
  catalog: Catalog,
  edge: Key,
  all: readonly Key[],
  taken: ReadonlyMap<string, Set<string>>,
): RelationEdge {
  const { child, key, parent, referenced } = edge;
  const toParent = child.relations.find(
    (relation) =>
      relation.target === parent.name &&
      relation.link.from === key &&
      relation.link.to === referenced &&
      isBelongsTo(child, relation, modelOf(catalog, relation.target)),
  );
  const toChildren = parent.relations.find(
    (relation) =>
      relation.link.through === null &&
      relation.target === child.name &&
      relation.link.from === referenced &&
      relation.link.to === key &&
      !isBelongsTo(parent, relation, modelOf(catalog, relation.target)),
  );
  return {
    ...edge,
    toParent: toParent?.name ?? freeName(`${parent.name}Of${capitalized(key)}`, taken.get(child.name)),
    toChildren: toChildren?.name ?? freeName(`${child.name}By${capitalized(key)}`, taken.get(parent.name)),
    isUnique: isKey(child, key),
    isOptional: fieldOf(child, key).nullable,
    name: `${child.name}_${key}_${parent.name}_${referenced}`,
    isAmbiguous: child === parent || all.filter((other) => connectsSame(edge, other)).length > 1,
  };
}

function connectsSame(a: Key, b: Key): boolean {
  return (a.child === b.child && a.parent === b.parent) || (a.child === b.parent && a.parent === b.child);
}

/** The name, with a number behind it where it is taken; it is taken from then on. */
function freeName(wanted: string, taken: Set<string> | undefined): string {
  let name = wanted;
  for (let number = 2; taken?.has(name); number++) name = `${wanted}${number}`;
  taken?.add(name);
  return name;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
