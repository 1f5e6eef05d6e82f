import { randomBytes } from "node:crypto";

/** The name of a PostgreSQL schema that nobody else has: several runs may share a server. */
export function newNamespace(): string {
  return `equivalence_${randomBytes(6).toString("hex")}`;
}

/** Looks into the namespace, and does not wait for the disk: nobody needs these rows after a crash. */
export function sessionOptions(namespace: string): string {
  return `-c search_path=${namespace} -c synchronous_commit=off`;
}
