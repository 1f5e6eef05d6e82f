import postgresJs from "postgres";
import { createDriver } from "../../../engine/backends/sql/postgres-js.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** Connections of its own for each subject, all of which look into a namespace of its own. */
export function postgresJsTarget(): Target {
  return {
    name: "postgres.js",
    oneOf: 4,
    open: async (schema, options) => {
      const namespace = newNamespace();
      const client = postgresJs(postgres.url, {
        max: 5,
        onnotice: () => {},
        connection: { search_path: namespace, synchronous_commit: "off" },
      });
      const run = (text: string) => client.unsafe(text);
      await run(`create schema ${namespace}`);
      const dispose = async () => {
        await run(`drop schema ${namespace} cascade`);
        await client.end();
      };
      return sqlSubject({ client, createDriver, sends: ["unsafe"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
