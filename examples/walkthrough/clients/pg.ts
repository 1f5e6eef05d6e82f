import { randomUUID } from "node:crypto";
import pg from "pg";
import type { OpenClient } from "./open-client";
import { unreachable } from "./unreachable";

const URL_VARIABLE = "POSTGRES_URL";
const url = process.env[URL_VARIABLE] ?? "postgres://postgres@127.0.0.1:5432/test";

/** Works in a schema of its own, and leaves the database as it was. */
export async function openPg(): Promise<OpenClient> {
  const schema = `farm_orm_walkthrough_${randomUUID().replaceAll("-", "")}`;
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await owner.connect();
    await owner.query(`create schema ${schema}`);
  } catch (cause) {
    throw unreachable("PostgreSQL", url, URL_VARIABLE, cause);
  }
  const sent: string[] = [];
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path=${schema}` });
  pool.on("connect", (client) => recordQueries(client, sent));
  const close = async () => {
    await pool.end();
    await owner.query(`drop schema ${schema} cascade`);
    await owner.end();
  };
  return { client: pool, sent, close };
}

function recordQueries(client: pg.PoolClient, sent: string[]): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client);
  Object.assign(client, {
    query: (config: string | { readonly text: string }, ...rest: unknown[]) => {
      sent.push(typeof config === "string" ? config : config.text);
      return query(config, ...rest);
    },
  });
}
