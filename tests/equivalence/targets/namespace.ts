import { randomBytes } from "node:crypto";
import type { Database } from "./sql-subject.ts";

/** Makes an empty PostgreSQL schema and puts it first in the session's search path. */
export async function inNewNamespace(run: (text: string) => Promise<unknown>): Promise<Database> {
  const name = newNamespace();
  await run(`create schema ${name}; set search_path to ${name}`);
  return { run, dispose: () => run(`drop schema ${name} cascade`) };
}

/** Runs of several people may share a server. */
export function newNamespace(): string {
  return `equivalence_${randomBytes(6).toString("hex")}`;
}
