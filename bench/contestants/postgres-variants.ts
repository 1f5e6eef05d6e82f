import pg from "pg";
import { CONNECTIONS } from "../data/connections.ts";
import { workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

type Row = readonly unknown[];
type Query = (name: string, text: string, values: readonly unknown[]) => Promise<Row[]>;

/** A statement a row: what is written by hand where nobody thinks of the database. */
export async function postgresNaive(target: Target): Promise<Contestant> {
  return contestant(target, (query) => ({
    dashboard: (turn) => naiveDashboard(query, workspaceSlug(turn)),
    nested50x50: async (turn) => {
      const workspaces = await query("n4", ROOTS, [workspaceId(turn)]);
      const nested: unknown[] = [];
      for (const [id, name] of workspaces) {
        const rows = await query(
          "n5",
          'select id, "userId", role from workspace_memberships where "workspaceId" = $1 order by id',
          [id],
        );
        nested.push({ id, name, memberships: rows.map(member) });
      }
      return nested;
    },
  }));
}

/** A statement a level, for all rows of the level above at once. */
export async function postgresBatched(target: Target): Promise<Contestant> {
  return contestant(target, (query) => ({
    dashboard: (turn) => batchedDashboard(query, workspaceSlug(turn)),
    nested50x50: async (turn) => {
      const workspaces = await query("b4", ROOTS, [workspaceId(turn)]);
      const rows = await query(
        "b5",
        `select id, "userId", role, "workspaceId" from workspace_memberships
         where "workspaceId" = any($1) order by id`,
        [workspaces.map((row) => row[0])],
      );
      const byWorkspace = grouped(rows, 3);
      return workspaces.map(([id, name]) => ({
        id,
        name,
        memberships: (byWorkspace.get(id) ?? []).map(member),
      }));
    },
  }));
}

const ROOT = "select id, slug, name, plan from workspaces where slug = $1";
const ROOTS = "select id, name from workspaces where id >= $1 order by id limit 50";
const MEMBERS = 'select role, "userId" from workspace_memberships where "workspaceId" = $1 order by id';
const SUBSCRIPTIONS = `select "providerCustomerId", status, "renewsAt" from subscriptions
  where "workspaceId" = $1 order by id`;

async function naiveDashboard(query: Query, slug: string): Promise<unknown> {
  const [root] = await query("v1", ROOT, [slug]);
  if (root === undefined) return null;
  const memberships: unknown[] = [];
  for (const [role, userId] of await query("v2", MEMBERS, [root[0]])) {
    const [user] = await query("v3", "select email, name from users where id = $1", [userId]);
    memberships.push({ role, user: user === undefined ? null : person(user) });
  }
  const subscriptions = await query("v4", SUBSCRIPTIONS, [root[0]]);
  return { ...workspace(root), memberships, subscriptions: subscriptions.map(subscription) };
}

async function batchedDashboard(query: Query, slug: string): Promise<unknown> {
  const [root] = await query("v1", ROOT, [slug]);
  if (root === undefined) return null;
  const [members, subscriptions] = await Promise.all([
    query("v2", MEMBERS, [root[0]]),
    query("v4", SUBSCRIPTIONS, [root[0]]),
  ]);
  const users = await query("v5", "select email, name, id from users where id = any($1)", [
    members.map((row) => row[1]),
  ]);
  const byId = new Map(users.map((row) => [row[2], person(row)]));
  return {
    ...workspace(root),
    memberships: members.map(([role, userId]) => ({ role, user: byId.get(userId) ?? null })),
    subscriptions: subscriptions.map(subscription),
  };
}

function contestant(target: Target, calls: (query: Query) => Contestant["calls"]): Contestant {
  const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
  const query: Query = async (name, text, values) =>
    (await pool.query<unknown[]>({ name, text, values: [...values], rowMode: "array" })).rows;
  return { calls: calls(query), close: () => pool.end() };
}

function grouped(rows: readonly Row[], at: number): ReadonlyMap<unknown, readonly Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[at]);
    if (group === undefined) groups.set(row[at], [row]);
    else group.push(row);
  }
  return groups;
}

function workspace([id, slug, name, plan]: Row) {
  return { id, slug, name, plan };
}

function member([id, userId, role]: Row) {
  return { id, userId, role };
}

function person([email, name]: Row) {
  return { email, name };
}

function subscription([providerCustomerId, status, renewsAt]: Row) {
  return { providerCustomerId, status, renewsAt };
}
