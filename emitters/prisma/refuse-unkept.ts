import { OrmError } from "../../ir/orm-error.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { MappedModel } from "./map-model.ts";
import type { PrismaMapping } from "./prisma-mapping.ts";

/** Throws where Prisma's calls would look after the rows that refer to those of the write, and SQL would not. */
export function refuseUnkept(mapping: PrismaMapping, { write }: PushedWrite): void {
  if (!mapping.schema.keepsReferences || write.kind === "insert") return;
  const mapped = mapping.model(write.model);
  const referenced = referencedFields(mapping, mapped);
  const touched =
    write.kind === "delete"
      ? referenced
      : write.changes.flatMap(({ field }) => mapped.fields.get(field)?.prisma.name ?? []);
  const field = referenced.find((name) => touched.includes(name));
  if (field === undefined) return;
  const { model, prisma } = mapped;
  throw new OrmError(
    "UNSUPPORTED",
    `references to "${prisma.name}.${field}" are kept by Prisma's calls alone, by relationMode = "prisma", and no ` +
      `call says exactly what this ${write.kind} of "${model.name}" does`,
    { backendKind: "prisma", meta: { model: model.name } },
  );
}

function referencedFields({ schema }: PrismaMapping, { prisma }: MappedModel): readonly string[] {
  return schema.models.flatMap(({ fields }) =>
    fields.flatMap(({ type, relation }) => (type === prisma.name ? (relation?.references ?? []) : [])),
  );
}
