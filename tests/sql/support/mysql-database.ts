import mysql from "mysql2/promise";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";

/** A database of its own on the MariaDB server, dropped at the end. */
export interface MysqlDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

let count = 0;

/** `null` where the server does not answer; says so. */
export async function createMysqlDatabase(): Promise<MysqlDatabase | null> {
  if (!(await isReachable(mariadb))) {
    console.log(`skipped: ${mariadb.name} does not answer at ${new URL(mariadb.url).host}`);
    return null;
  }
  const name = `farm_test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  await onServer(`create database ${name}`);
  const url = new URL(mariadb.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name}`) };
}

async function onServer(text: string): Promise<void> {
  const url = new URL(mariadb.url);
  url.pathname = "/";
  const connection = await mysql.createConnection({ uri: url.href });
  try {
    await connection.query(text);
  } finally {
    await connection.end();
  }
}
