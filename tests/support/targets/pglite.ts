import { PGlite } from "@electric-sql/pglite";
import { createDriver } from "../../../engine/backends/sql/pglite.ts";
import { newNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** One instance for the whole process, because it takes long to start; it holds nothing open when that ends. */
let started: Promise<PGlite> | null = null;

/** Each subject has a namespace of its own. */
export function pgliteTarget(): Target {
  return {
    name: "pglite",
    oneOf: 10,
    open: async (schema, options) => {
      started ??= PGlite.create();
      const client = await started;
      const namespace = newNamespace();
      const run = (text: string) => client.exec(text);
      await run(`create schema ${namespace}; set search_path to ${namespace}`);
      const dispose = () => run(`drop schema ${namespace} cascade`);
      return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
