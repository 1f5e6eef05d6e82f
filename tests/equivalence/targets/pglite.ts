import { PGlite } from "@electric-sql/pglite";
import { createDriver } from "../../../engine/backends/sql/pglite.ts";
import type { Target } from "../runner/target.ts";
import { inNewNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";

/** One instance, because it takes long to start; each workload has a namespace of its own. */
export function pgliteTarget(): Target {
  let started: PGlite | null = null;
  return {
    name: "pglite",
    oneOf: 10,
    open: async (schema, options) => {
      started ??= await PGlite.create();
      const instance = started;
      const database = await inNewNamespace((text) => instance.exec(text));
      return sqlSubject(createDriver(instance), schema, options, database);
    },
    close: async () => {
      await started?.close();
    },
  };
}
