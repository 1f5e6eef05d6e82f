import { OrmError } from "../../ir/orm-error.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { MappedModel } from "./map-model.ts";

/** Throws where a field that only the Prisma schema has would be left without its value. */
export function refuseUnfilled(mapped: MappedModel, { write }: PushedWrite, sentAs: "call" | "sql"): void {
  const { model, prisma, unknown } = mapped;
  const creates = write.kind === "insert" || write.kind === "upsert";
  const updates = write.kind === "update" || write.kind === "upsert";
  const meta = { model: model.name };
  const required = unknown.find((field) => field.filledBy === "nobody" && !field.isOptional && !field.isList);
  if (creates && required !== undefined) {
    throw new OrmError(
      "NOT_NULL_VIOLATION",
      `the Prisma schema requires "${prisma.name}.${required.name}", which "${model.name}" has not`,
      { backendKind: "prisma", meta },
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
