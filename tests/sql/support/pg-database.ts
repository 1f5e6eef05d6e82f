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
  return { url: url.href, drop: () => dropWhenLeft(name) };
}

const GOODBYES_MAX = 40;
const GOODBYE_MS = 50;

/**
 * A pool that has ended still says goodbye. To throw out its connections meanwhile would be an error that
 * nobody listens for; those of a test that failed are thrown out in the end.
 */
async function dropWhenLeft(name: string): Promise<void> {
  for (let attempt = 0; attempt < GOODBYES_MAX; attempt++) {
    try {
      return await onServer(`drop database ${name}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
    }
  }
  await onServer(`drop database ${name} with (force)`);
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
