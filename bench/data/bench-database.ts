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
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
