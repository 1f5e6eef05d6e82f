import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

/** Also a client made by `$extends`, and the one that a transaction's callback receives. */
export const prismaBackend: Backend = {
  kind: "prisma",
  client: "a PrismaClient",
  matches: (client) => {
    if (Object.prototype.toString.call(client) !== "[object PrismaClient]") return "it is no PrismaClient";
    return hasMethods(client, ["$queryRawUnsafe", "$executeRawUnsafe"]);
  },
};
