import { randomBytes } from "node:crypto";

/** The name of a PostgreSQL schema that nobody else has: several runs may share a server. */
export function newNamespace(): string {
  return `equivalence_${randomBytes(6).toString("hex")}`;
}
