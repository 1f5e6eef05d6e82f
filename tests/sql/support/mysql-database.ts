import mysql from "mysql2/promise";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, type Server } from "../../servers/server.ts";

/** A database of its own on the server, dropped at the end. */
export interface MysqlDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

let count = 0;

/** `null` where the server does not answer; says so. */
export async function createMysqlDatabase(server: Server = mariadb): Promise<MysqlDatabase | null> {
  if (!(await isReachable(server))) {
    console.log(`skipped: ${server.name} does not answer at ${new URL(server.url).host}`);
    return null;
  }
  const name = `farm_test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database ${name}`) };
}

async function onServer(server: Server, text: string): Promise<void> {
  const url = new URL(server.url);
  url.pathname = "/";
  const connection = await mysql.createConnection({ uri: url.href });
  try {
    await connection.query(text);
  } finally {
    await connection.end();
  }
}
