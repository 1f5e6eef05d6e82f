import type { Write } from "../../ir/logical/logical-plan.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { MappedField, MappedModel } from "./map-model.ts";
import type { PrismaField } from "./schema/prisma-schema.ts";

/** Throws where a field that only the Prisma schema has would be left without its value. */
export function refuseUnfilled(mapped: MappedModel, { write }: PushedWrite, sentAs: "call" | "sql"): void {
  const { model, prisma, unknown } = mapped;
  const creates = write.kind === "insert" || write.kind === "upsert";
  const updates = write.kind === "update" || write.kind === "upsert";
  const meta = { model: model.name };
  const required = unknown.find(isLeftEmpty);
  if (creates && required !== undefined) {
    throw unfilled(mapped, `"${prisma.name}.${required.name}", which "${model.name}" has not`);
  }
  const left = fieldsLeft(mapped, write).find((field) => isLeftEmpty(field.prisma));
  if (left !== undefined) {
    throw unfilled(
      mapped,
      `a value of "${prisma.name}.${left.prisma.name}", which "${model.name}" leaves to the database`,
    );
  }
  if (sentAs === "call") return;
  const missed = unknown.find(
    (field) => (creates && field.filledBy === "prisma") || (updates && field.isUpdatedAt),
  );
  if (missed === undefined) return;
  throw new OrmError(
    "UNSUPPORTED",
    `"${prisma.name}.${missed.name}", which "${model.name}" has not, is filled by Prisma's calls alone, and ` +
      `no call says exactly what this ${write.kind} does`,
    { backendKind: "prisma", meta },
  );
}

function isLeftEmpty({ filledBy, isOptional, isList }: PrismaField): boolean {
  return filledBy === "nobody" && !isOptional && !isList;
}

/** Our fields that the new row is given no value of. */
function fieldsLeft({ fields }: MappedModel, write: Write): readonly MappedField[] {
  if (write.kind !== "insert" && write.kind !== "upsert") return [];
  const given =
    write.kind === "insert" && write.rows === "many"
      ? write.fields
      : write.assignments.map(({ field }) => field);
  return [...fields.values()].filter(({ field }) => !given.includes(field.name));
}

function unfilled({ model }: MappedModel, what: string): OrmError {
  return new OrmError("NOT_NULL_VIOLATION", `the Prisma schema requires ${what}`, {
    backendKind: "prisma",
    meta: { model: model.name },
  });
}
