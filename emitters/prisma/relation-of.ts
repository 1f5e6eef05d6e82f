import { OrmError } from "../../ir/orm-error.ts";
import type { RowSet } from "../sql/row-set.ts";
import { fieldIn, isNarrow } from "./emit-context.ts";
import type { MappedModel } from "./map-model.ts";
import type { PrismaMapping } from "./prisma-mapping.ts";
import type { PrismaField, PrismaModel } from "./schema/prisma-schema.ts";
import { Unsayable } from "./unsayable.ts";

/** The relation of the parent that has the same keys; throws where the Prisma schema has none. */
export function relationOf(mapping: PrismaMapping, parent: MappedModel, set: RowSet): PrismaField {
  if (set.related === null) throw new TypeError("related rows have a link");
  const { link } = set.related;
  if (link.through !== null) throw new Unsayable("a relation through a connecting model");
  const child = mapping.model(set.model);
  const keys = [fieldIn(parent, link.from), fieldIn(child, link.to)] as const;
  if (keys.some(isNarrow)) throw new Unsayable("a relation over a key that refuses what is out of its range");
  const [from, to] = keys.map(({ prisma }) => prisma.name);
  const candidates = parent.prisma.fields.filter(
    (field) => field.type === child.prisma.name && !field.isIgnored,
  );
  const found = candidates.find((field) => {
    if (field.relation !== null && field.relation.fields.length > 0) {
      return isOver(field.relation.fields, from) && isOver(field.relation.references, to);
    }
    const other = otherSide(child.prisma, parent.prisma, field);
    return isOver(other?.relation?.fields, to) && isOver(other?.relation?.references, from);
  });
  if (found !== undefined) return found;
  throw new OrmError(
    "UNSUPPORTED",
    `the Prisma schema has no relation from ${parent.prisma.name} to ${child.prisma.name} over "${link.from}"`,
    { meta: { model: parent.model.name } },
  );
}

function isOver(fields: readonly string[] | undefined, name: string | undefined): boolean {
  return fields?.length === 1 && fields[0] === name;
}

/** The side that holds the key: by the relation's name, or where it has none, the only one there is. */
function otherSide(child: PrismaModel, parent: PrismaModel, field: PrismaField): PrismaField | undefined {
  const name = field.relation?.name ?? null;
  return child.fields.find(
    (candidate) =>
      candidate.type === parent.name &&
      (candidate.relation?.fields.length ?? 0) > 0 &&
      (candidate.relation?.name ?? null) === name,
  );
}
