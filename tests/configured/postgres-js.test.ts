import sql from "postgres";
import { createDriver } from "../../engine/backends/sql/postgres-js.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { newNamespace } from "../support/targets/namespace.ts";
import { sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";
import { exactness } from "./exactness.ts";

/** The types that an application may have parsers of its own for. */
const PARSED = [16, 20, 21, 23, 25, 114, 700, 701, 1082, 1114, 1184, 1700, 3802];

const target: Target = {
  name: "postgres.js with types and transforms of its own",
  oneOf: 1,
  open: async (schema, options) => {
    const namespace = newNamespace();
    const admin = sql(postgres.url, { max: 1, onnotice: () => {} });
    await admin.unsafe(`create schema ${namespace}`);
    const client = sql(postgres.url, {
      max: 3,
      onnotice: () => {},
      connection: { search_path: namespace, timezone: "Asia/Kathmandu", datestyle: "german,dmy" },
      types: {
        spoiled: {
          to: 25,
          from: PARSED,
          serialize: () => "spoiled",
          parse: () => Symbol("spoiled"),
        },
      },
      transform: { undefined: null, column: () => "spoiled", value: () => Symbol("spoiled") },
    });
    const run = (text: string) => admin.unsafe(`set search_path to ${namespace}; ${text}`);
    const dispose = async () => {
      await client.end();
      await admin.unsafe(`drop schema ${namespace} cascade`);
      await admin.end();
    };
    return sqlSubject({ client, createDriver, sends: [], run, dispose }, schema, {
      ...options,
      recording: false,
    });
  },
  close: async () => {},
};

if (await isReachable(postgres)) exactness(target);
else console.log("skipped: no PostgreSQL");
