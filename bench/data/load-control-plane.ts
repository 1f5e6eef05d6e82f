import Database from "better-sqlite3";
import pg from "pg";
import { pushSchema } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import { MEMBERSHIPS, SUBSCRIPTIONS, USERS, WORKSPACES } from "./turn.ts";

const TABLES = ["audit_logs", "subscriptions", "workspace_memberships", "workspaces", "users"];
const DAY = "2026-01-01T00:00:00.000Z";

/** The specification's control plane, filled the same on every engine. */
export async function loadPostgres(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  for (const table of TABLES) await pool.query(`drop table if exists "${table}" cascade`);
  await pushSchema({ schema: controlPlaneSchema, client: pool });
  for (const insert of inserts((last) => `generate_series(0, ${last}) as series(i)`, "::timestamptz")) {
    await pool.query(insert);
  }
  await pool.query("analyze");
  await pool.end();
}

export async function loadSqlite(file: string): Promise<void> {
  const database = new Database(file);
  for (const table of TABLES) database.exec(`drop table if exists "${table}"`);
  await pushSchema({ schema: controlPlaneSchema, client: database });
  const series = (last: number) =>
    `(with recursive n(i) as (select 0 union all select i + 1 from n where i < ${last}) select i from n) as series`;
  database.exec("begin");
  for (const insert of inserts(series, "")) database.exec(insert);
  database.exec("commit; analyze");
  database.close();
}

function inserts(series: (last: number) => string, cast: string): readonly string[] {
  const at = `'${DAY}'${cast}`;
  return [
    `insert into users (id, email, name, "createdAt")
     select 'u' || i, 'user' || i || '@example.test', 'User ' || i, ${at} from ${series(USERS - 1)}`,
    `insert into workspaces (id, slug, name, plan, "createdAt")
     select 'w' || i, 'slug-' || i, 'Workspace ' || i, 'free', ${at} from ${series(WORKSPACES - 1)}`,
    `insert into workspace_memberships (id, "userId", "workspaceId", role, "createdAt")
     select 'm' || i, 'u' || ((i * 13 + i / 10000) % ${USERS}), 'w' || (i % ${WORKSPACES}), 'member', ${at}
     from ${series(MEMBERSHIPS - 1)}`,
    `insert into subscriptions (id, "workspaceId", "providerCustomerId", status, "renewsAt", "createdAt")
     select 's' || i, 'w' || (i % ${WORKSPACES}), 'cus_' || i, 'active', ${at}, ${at}
     from ${series(SUBSCRIPTIONS - 1)}`,
  ];
}
