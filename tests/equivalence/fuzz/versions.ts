import { existsSync, readFileSync } from "node:fs";
import mysql from "mysql2/promise";
import pg from "pg";
import { createClient } from "redis";
import { mariadb, mysql as mysqlServer, postgres, redis, type Server } from "../../servers/server.ts";
import type { FuzzBackend } from "./backends.ts";

/** Packages by where they are looked for: those of the project, then those of the host ORMs. */
const FOLDERS = ["../../../node_modules/", "../../hosts/node_modules/"];

/** Of the packages behind a backend, and of its server: `pg 8.23.1, PostgreSQL 17.2`. */
export async function versionsOf({ packages, server }: FuzzBackend): Promise<string> {
  const clients = packages.map(packageVersion);
  const all = server === null ? clients : [...clients, `${server.name} ${await serverVersion(server)}`];
  return all.length === 0 ? "of this project" : all.join(", ");
}

/** By the name that the package gives itself: one of several versions is installed under another. */
function packageVersion(installed: string): string {
  for (const folder of FOLDERS) {
    const file = new URL(`${folder}${installed}/package.json`, import.meta.url);
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8"));
    return `${name} ${version}`;
  }
  return `${installed} ?`;
}

async function serverVersion(server: Server): Promise<string> {
  if (server === postgres) return postgresVersion();
  if (server === mariadb || server === mysqlServer) return mysqlVersion(server);
  return server === redis ? redisVersion() : "?";
}

async function postgresVersion(): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query("show server_version").finally(() => client.end());
  return String(rows[0]?.server_version).split(" ")[0] ?? "?";
}

async function mysqlVersion({ url }: Server): Promise<string> {
  const connection = await mysql.createConnection({ uri: url });
  const [rows] = await connection.query("select version() as version").finally(() => connection.end());
  const row: unknown = Array.isArray(rows) ? rows[0] : null;
  return String(Reflect.get(Object(row), "version")).split("-")[0] ?? "?";
}

async function redisVersion(): Promise<string> {
  const client = createClient({ url: redis.url, socket: { reconnectStrategy: false } });
  client.on("error", () => {});
  await client.connect();
  const info = String(await client.info("server"));
  client.destroy();
  return /redis_version:(\S+)/.exec(info)?.[1] ?? "?";
}
