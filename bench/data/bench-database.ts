import pg from "pg";

export interface BenchDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

const SERVER = process.env.PG_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** A database of the run's own; null where no server answers. */
export async function createBenchDatabase(): Promise<BenchDatabase | null> {
  const name = `farm_orm_bench_${process.pid}`;
  const admin = new pg.Client({ connectionString: SERVER });
  try {
    await admin.connect();
  } catch {
    return null;
  }
  await admin.query(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await dropWhenLeft(admin, name);
      await admin.end();
    },
  };
}

/** A pool that has ended still says goodbye: its connections are given a moment before they are thrown out. */
async function dropWhenLeft(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      await admin.query(`drop database ${name}`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await admin.query(`drop database ${name} with (force)`);
}
