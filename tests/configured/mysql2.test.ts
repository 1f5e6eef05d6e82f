import mysql, { type PoolOptions } from "mysql2";
import { createMysqlDriver } from "../../engine/entries/sql.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, mysql as mysqlServer, type Server } from "../servers/server.ts";
import { newNamespace } from "../support/targets/namespace.ts";
import { sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";
import { exactness } from "./exactness.ts";

const TEXTS: PoolOptions = {
  dateStrings: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  decimalNumbers: true,
  jsonStrings: true,
  timezone: "+09:00",
  namedPlaceholders: true,
  flags: ["-FOUND_ROWS"],
};

const SPOILED: PoolOptions = {
  typeCast: () => Symbol("spoiled"),
  nestTables: true,
  rowsAsArray: false,
  timezone: "local",
  stringifyObjects: true,
  charset: "utf8mb4_general_ci",
};

interface Database {
  readonly server: Server;
  readonly dialect: "mysql" | "mariadb";
}

function configured(name: string, { server, dialect }: Database, settings: PoolOptions): Target {
  return {
    name,
    oneOf: 1,
    open: async (schema, options) => {
      const database = newNamespace();
      const admin = mysql.createPool({ uri: server.url, connectionLimit: 1, multipleStatements: true });
      await admin.promise().query(`create database ${database}; use ${database}`);
      const url = new URL(server.url);
      url.pathname = `/${database}`;
      const client = mysql.createPool({ ...settings, uri: url.href, connectionLimit: 3 });
      const run = (text: string) =>
        admin.promise().query(`set foreign_key_checks = 0; ${text}; set foreign_key_checks = 1`);
      const dispose = async () => {
        await client.promise().end();
        await admin.promise().query(`drop database ${database}`);
        await admin.promise().end();
      };
      const createDriver = (pool: unknown) => createMysqlDriver(pool, { dialect });
      const store = { client, createDriver, sends: [], quote: "`", referencesByRow: true, run, dispose };
      return sqlSubject(store, schema, { ...options, recording: false });
    },
    close: async () => {},
  };
}

if (await isReachable(mariadb)) run({ server: mariadb, dialect: "mariadb" }, "");
else console.log("skipped: no MariaDB");
if (mysqlServer !== null) run({ server: mysqlServer, dialect: "mysql" }, " on MySQL");

function run(database: Database, where: string): void {
  exactness(configured(`mysql2 that gives texts${where}`, database, TEXTS));
  exactness(configured(`mysql2 that spoils every cell${where}`, database, SPOILED));
}
