import type { PrismaCall } from "../../../emitters/prisma/prisma-call.ts";
import { delegateName } from "../../../emitters/prisma/prisma-mapping.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { type SqlLeaf, subjectOf } from "../../sql/emit-leaf.ts";
import type { PrismaExtensions } from "./prisma-extensions.ts";

/**
 * Throws where an extension has its say in what the leaf does, and would not be asked: its hook is on an
 * operation that is sent as another or as SQL, or a method of its own stands for what Prisma's does.
 */
export function refuseUnheard(
  extensions: PrismaExtensions,
  prisma: string,
  leaf: SqlLeaf,
  call: PrismaCall | null,
): void {
  const delegate = delegateName(prisma);
  const { model } = subjectOf(leaf);
  const replaced = [...(call === null ? [] : [call.method]), ...operationsOf(leaf)].find((name) =>
    extensions.replaces(prisma, name),
  );
  if (replaced !== undefined) {
    throw unheard(model, `an extension of the PrismaClient replaces ${delegate}.${replaced}`);
  }
  if (call !== null && extensions.hooksInto(delegate, call.method)) return;
  const hooked = operationsOf(leaf).find((name) => extensions.hooksInto(delegate, name));
  if (hooked === undefined) return;
  const sent = call === null ? "SQL, as no call says exactly what is asked" : `${delegate}.${call.method}`;
  throw unheard(
    model,
    `an extension of the PrismaClient hooks into ${delegate}.${hooked}, and this would be sent as ${sent}`,
  );
}

function unheard(model: string, what: string): OrmError {
  return new OrmError("UNSUPPORTED", `${model}: ${what}; give the client that it was made from instead`, {
    backendKind: "prisma",
    meta: { model },
  });
}

/** Prisma's operations that do what the leaf does. */
function operationsOf(leaf: SqlLeaf): readonly string[] {
  if (leaf.kind === "pushedQuery") {
    if (leaf.query.kind === "count") return ["count"];
    return leaf.single ? ["findUnique", "findFirst", "findMany"] : ["findMany"];
  }
  switch (leaf.write.kind) {
    case "insert":
      return leaf.write.rows === "many" ? ["createMany", "createManyAndReturn"] : ["create"];
    case "update":
      return leaf.write.returning === null ? ["updateMany", "updateManyAndReturn"] : ["update"];
    case "upsert":
      return ["upsert"];
    case "delete":
      return ["delete", "deleteMany"];
  }
}
