import pg from "pg";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";

/** A database of its own on the PostgreSQL server, dropped at the end. */
export interface PgDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

let count = 0;

/** `null` where the server does not answer; says so once. */
export async function createPgDatabase(): Promise<PgDatabase | null> {
  if (!(await isReachable(postgres))) {
    console.log(`skipped: ${postgres.name} does not answer at ${new URL(postgres.url).host}`);
    return null;
  }
  const name = `farm_test_${process.pid}_${Date.now().toString(36)}_${count++}`;
  await onServer(`create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
