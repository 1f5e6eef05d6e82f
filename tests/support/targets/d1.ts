import { createDriver } from "../../../engine/backends/sql/d1.ts";
import { D1Databases } from "../d1-databases.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

const DATABASES = 4;
const SENDS = ["raw", "run", "all", "batch", "exec"];

/** Cloudflare's D1 in workerd. */
export function d1Target(): Target {
  let databases: D1Databases | null = null;
  return {
    name: "D1",
    oneOf: 25,
    open: async (schema, options) => {
      databases ??= new D1Databases(DATABASES);
      const all = databases;
      const client = all.take();
      const run = (text: string) => client.batch(text.split("; ").map((one) => client.prepare(one)));
      const dispose = () => all.giveBack(client);
      return sqlSubject({ client, createDriver, sends: SENDS, run, dispose }, schema, options);
    },
    close: async () => databases?.close(),
  };
}
