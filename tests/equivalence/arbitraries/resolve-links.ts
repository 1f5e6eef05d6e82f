import type { FieldReference } from "../../../ir/catalog.ts";
import { type FieldSketch, keysOf } from "../schema/sketch.ts";
import type { RawLink } from "./raw-schema.ts";
import { addField, addKey, type Draft, type NameSource } from "./resolve-schema.ts";

const MODELS_MAX = 4;

/** Adds the foreign keys, and the relations on one side or both. A link that does not fit is left out. */
export function resolveLinks(
  links: readonly RawLink[],
  drafts: Draft[],
  names: NameSource,
  newDraft: () => Draft,
): void {
  for (const link of links) {
    const first = drafts[link.child % drafts.length];
    const second = drafts[link.parent % drafts.length];
    if (first === undefined || second === undefined) continue;
    if (link.shape === "manyToMany") {
      if (drafts.length < MODELS_MAX) connectThrough(link, first, second, names, drafts, newDraft);
    } else {
      // References point backwards, so that rows can be made in the order of the models; or they begin as null.
      const isForward = link.forward && link.nullable;
      const isBackward = drafts.indexOf(first) >= drafts.indexOf(second);
      const [child, parent] = isForward || isBackward ? [first, second] : [second, first];
      connect(link, child, parent, names);
    }
  }
}

function connect(link: RawLink, child: Draft, parent: Draft, names: NameSource): void {
  const referenced = referencedField(parent, link.byUnique);
  if (referenced === null) return;
  // The first row of a model has nothing to refer to but itself.
  const nullable = link.nullable || child === parent;
  const key = addField(child, names, {
    ...keyField(parent, referenced.field, link.references || !referenced.isId),
    nullable,
    unique: link.shape === "toOne" && link.unique,
  });
  if (link.sides !== "parent") {
    const name = names.next(child.members);
    child.relations.push({ kind: "belongsTo", name, target: parent.name, foreignKey: key.name });
  }
  if (link.sides !== "child") {
    const name = names.next(parent.members);
    const kind = link.shape === "toOne" ? "hasOne" : "hasMany";
    parent.relations.push({ kind, name, target: child.name, foreignKey: key.name });
  }
}

function connectThrough(
  link: RawLink,
  source: Draft,
  target: Draft,
  names: NameSource,
  drafts: Draft[],
  newDraft: () => Draft,
): void {
  const from = referencedField(source, link.byUnique);
  const to = referencedField(target, link.byUnique);
  if (from === null || to === null) return;
  const through = newDraft();
  drafts.push(through);
  const id: Omit<FieldSketch, "name" | "column"> = {
    ...keyField(source, from.field, false),
    kind: "string",
    role: "uuidId",
    values: null,
  };
  addField(through, names, id, "id");
  const near = addField(through, names, keyField(source, from.field, link.references || !from.isId));
  const far = addField(through, names, keyField(target, to.field, link.references || !to.isId));
  if (link.unique) addKey(through, [near.name, far.name], null);
  const shape = { kind: "manyToMany" as const, through: through.name };
  const name = names.next(source.members);
  source.relations.push({ ...shape, name, target: target.name, from: near.name, to: far.name });
  if (link.sides === "both") {
    const back = names.next(target.members);
    target.relations.push({ ...shape, name: back, target: source.name, from: far.name, to: near.name });
  }
}

interface Referenced {
  readonly field: FieldSketch;
  /** Meant where the key names no field. */
  readonly isId: boolean;
}

/** The id, or another field that is unique on its own; `null` where there is neither. */
function referencedField(model: Draft, byUnique: boolean): Referenced | null {
  const keys = keysOf(model);
  const single = keys.flatMap(({ fields }) => {
    const field = model.fields.find((candidate) => candidate.name === fields[0]);
    return fields.length > 1 || field === undefined ? [] : [{ field, isId: field.role !== "plain" }];
  });
  return (byUnique ? single.at(-1) : single[0]) ?? null;
}

function keyField(
  target: Draft,
  referenced: FieldSketch,
  references: boolean,
): Omit<FieldSketch, "name" | "column"> {
  const reference: FieldReference = { model: target.name, field: referenced.name };
  return {
    kind: referenced.kind,
    role: "plain",
    nullable: false,
    unique: false,
    fill: { kind: "none" },
    values: referenced.values,
    references: references ? reference : null,
  };
}
