import pg from "pg";
import { createDriver } from "../../engine/backends/sql/pg-pool.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { newNamespace } from "../support/targets/namespace.ts";
import { sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";
import { exactness } from "./exactness.ts";

/** Every type is parsed into something that no field can hold. */
const types = { getTypeParser: () => () => Symbol("spoiled") };

/** Dates and numbers are written as hardly anybody reads them, and zones are far away. */
const SETTINGS = [
  "datestyle=german,dmy",
  "timezone=Asia/Kathmandu",
  "intervalstyle=sql_standard",
  "extra_float_digits=-15",
  "bytea_output=escape",
  "default_transaction_isolation=serializable",
];

const target: Target = {
  name: "pg with parsers and settings of its own",
  oneOf: 1,
  open: async (schema, options) => {
    const namespace = newNamespace();
    const admin = new pg.Pool({ connectionString: postgres.url, max: 1 });
    await admin.query(`create schema ${namespace}`);
    await admin.query(`set search_path to ${namespace}`);
    const settings = [`search_path=${namespace}`, ...SETTINGS].map((setting) => `-c ${setting}`);
    const client = new pg.Pool({
      connectionString: postgres.url,
      max: 3,
      options: settings.join(" "),
      types,
    });
    const run = (text: string) => admin.query(text);
    const dispose = async () => {
      await client.end();
      await admin.query(`drop schema ${namespace} cascade`);
      await admin.end();
    };
    return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
  },
  close: async () => {},
};

if (await isReachable(postgres)) exactness(target);
else console.log("skipped: no PostgreSQL");
