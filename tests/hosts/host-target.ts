import mysql from "mysql2";
import pg from "pg";
import { mariadb, postgres } from "../servers/server.ts";
import { newNamespace } from "../support/targets/namespace.ts";
import { type Database, sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";

/** A namespace or database of its own, for a host ORM that is opened on it. */
export interface OwnDatabase {
  readonly name: string;
  readonly run: (text: string) => Promise<unknown>;
  /** Ends the connections of whoever else is there; on PostgreSQL, of an application of this name. */
  readonly kill: () => Promise<unknown>;
  readonly drop: () => Promise<void>;
}

/** A target that opens a host ORM for each subject. What sends its statements may be out of a proxy's reach. */
export function hostTarget<Client extends object>(
  name: string,
  open: () => Promise<Database<Client>>,
): Target {
  return {
    name,
    oneOf: 20,
    open: async (schema, options = {}) => {
      const database = await open();
      const isCounted = database.sent !== undefined || database.sends.length > 0;
      const recording = options.recording === true && isCounted;
      return sqlSubject(database, schema, { ...options, recording });
    },
    close: async () => {},
  };
}

/** A host ORM says where its connections look by `-c search_path=` and the name. */
export async function ownPostgres(): Promise<OwnDatabase> {
  const name = newNamespace();
  const admin = new pg.Pool({
    connectionString: postgres.url,
    max: 1,
    options: `-c search_path=${name}`,
  });
  await admin.query(`create schema ${name}`);
  return {
    name,
    run: (text) => admin.query(text),
    kill: () =>
      admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
        name,
      ]),
    drop: async () => {
      await admin.query(`drop schema ${name} cascade`);
      await admin.end();
    },
  };
}

const KILL_OTHERS =
  "begin not atomic for r in (select id from information_schema.processlist where db = database() and " +
  "id <> connection_id()) do execute immediate concat('kill ', r.id); end for; end";

/** The database is part of the host ORM's own address. */
export async function ownMariadb(): Promise<OwnDatabase> {
  const name = newNamespace();
  const admin = mysql
    .createPool({ uri: mariadb.url, connectionLimit: 1, multipleStatements: true })
    .promise();
  await admin.query(`create database ${name}`);
  await admin.query(`use ${name}`);
  return {
    name,
    kill: () => admin.query(KILL_OTHERS),
    run: (text) => admin.query(`set foreign_key_checks = 0; ${text}; set foreign_key_checks = 1`),
    drop: async () => {
      await admin.query(`drop database ${name}`);
      await admin.end();
    },
  };
}

/** The server's address with another database. */
export function mariadbUrl(database: string): string {
  const url = new URL(mariadb.url);
  url.pathname = `/${database}`;
  return url.href;
}

export const MARIADB_TARGET = { quote: "`", referencesByRow: true } as const;
