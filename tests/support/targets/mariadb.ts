import mysql from "mysql2";
import { createMysqlDriver } from "../../../engine/backends/sql/create-mysql-driver.ts";
import { mariadb } from "../../servers/server.ts";
import { newNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** A pool for each subject, on a database of its own. */
export function mariadbTarget(): Target {
  return {
    name: "mariadb",
    oneOf: 4,
    open: async (schema, options) => {
      const database = newNamespace();
      const admin = await connect(mariadb.url);
      await admin.run(`create database ${database}`);
      const url = new URL(mariadb.url);
      url.pathname = `/${database}`;
      const client = mysql.createPool({ uri: url.href, connectionLimit: 5, multipleStatements: true });
      const run = (text: string) => client.promise().query(withoutReferences(text));
      const dispose = async () => {
        await client.promise().end();
        await admin.run(`drop database ${database}`);
        await admin.close();
      };
      const createDriver = (raw: unknown) => createMysqlDriver(raw, { dialect: "mariadb" });
      const sends = ["query", "execute"];
      const store = { client, createDriver, sends, quote: "`", referencesByRow: true, run, dispose };
      return sqlSubject(store, schema, options);
    },
    close: async () => {},
  };
}

/** Rows are removed one by one, also those that refer to one another. */
function withoutReferences(text: string): string {
  return `set foreign_key_checks = 0; ${text}; set foreign_key_checks = 1`;
}

async function connect(url: string) {
  const connection = await mysql.createConnection({ uri: url }).promise();
  return { run: (text: string) => connection.query(text), close: () => connection.end() };
}
