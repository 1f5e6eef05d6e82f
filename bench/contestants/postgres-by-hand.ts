import { randomUUID } from "node:crypto";
import pg from "pg";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

/** Named statements, rows as lists, related rows as positional JSON: the best that we know to write. */
export async function postgresByHand(target: Target): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
  const query = async (name: string, text: string, values: readonly unknown[]) =>
    (await pool.query({ name, text, values: [...values], rowMode: "array" })).rows;
  return { calls: { ...reads(query), ...writes(query) }, close: () => pool.end() };
}

type Query = (name: string, text: string, values: readonly unknown[]) => Promise<unknown[][]>;

const DASHBOARD = `select w.id, w.slug, w.name, w.plan,
  (select coalesce(json_agg(json_build_array(m.role,
    (select json_build_array(u.email, u.name) from users u where u.id = m."userId")) order by m.id), '[]')
   from workspace_memberships m where m."workspaceId" = w.id),
  (select coalesce(json_agg(json_build_array(s."providerCustomerId", s.status,
    extract(epoch from s."renewsAt")::float8) order by s.id), '[]')
   from subscriptions s where s."workspaceId" = w.id)
from workspaces w where w.slug = $1`;

const NESTED = `select w.id, w.name,
  (select coalesce(json_agg(json_build_array(m.id, m."userId", m.role) order by m.id), '[]')
   from workspace_memberships m where m."workspaceId" = w.id)
from workspaces w where w.id >= $1 order by w.id limit 50`;

function reads(query: Query): Contestant["calls"] {
  return {
    findUnique: async (turn) => {
      const [row] = await query("h1", "select id, slug, name, plan from workspaces where slug = $1", [
        workspaceSlug(turn),
      ]);
      return row === undefined ? null : { id: row[0], slug: row[1], name: row[2], plan: row[3] };
    },
    dashboard: async (turn) => {
      const [row] = await query("h2", DASHBOARD, [workspaceSlug(turn)]);
      if (row === undefined) return null;
      const memberships = list(row[4]).map((m) => ({ role: m[0], user: person(m[1]) }));
      const subscriptions = list(row[5]).map((s) => ({
        providerCustomerId: s[0],
        status: s[1],
        renewsAt: s[2] === null ? null : new Date(Number(s[2]) * 1000),
      }));
      return { id: row[0], slug: row[1], name: row[2], plan: row[3], memberships, subscriptions };
    },
    list50: async (turn) => {
      const rows = await query(
        "h3",
        `select id, "userId", role, "createdAt" from workspace_memberships
         where "workspaceId" = $1 and role = $2 order by id limit $3`,
        [workspaceId(turn), "member", 50],
      );
      return rows.map((row) => ({ id: row[0], userId: row[1], role: row[2], createdAt: row[3] }));
    },
    nested50x50: async (turn) => {
      const rows = await query("h4", NESTED, [workspaceId(turn)]);
      return rows.map((row) => ({
        id: row[0],
        name: row[1],
        memberships: list(row[2]).map((m) => ({ id: m[0], userId: m[1], role: m[2] })),
      }));
    },
  };
}

function writes(query: Query): Contestant["calls"] {
  return {
    create: async (turn) => {
      const [row] = await query(
        "h5",
        `insert into audit_logs (id, "workspaceId", action, "actorId", payload, "createdAt")
         values ($1, $2, $3, $4, $5, $6) returning id, "createdAt"`,
        [randomUUID(), workspaceId(turn), "opened", null, JSON.stringify({ turn }), new Date().toISOString()],
      );
      return { id: row?.[0], createdAt: row?.[1] };
    },
    createMany1000: async (turn) => {
      const now = new Date().toISOString();
      const at = Array.from({ length: 1_000 }, (_, index) => index);
      const rows = await query(
        "h6",
        `insert into audit_logs (id, "workspaceId", action, "actorId", payload, "createdAt")
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[])
         returning id`,
        [
          at.map(() => randomUUID()),
          at.map((index) => workspaceId(turn + index)),
          at.map(() => "imported"),
          at.map(() => null),
          at.map((index) => JSON.stringify({ at: index })),
          at.map(() => now),
        ],
      );
      return rows.map((row) => ({ id: row[0] }));
    },
    upsert: async (turn) => {
      const [row] = await query(
        "h7",
        `insert into users (id, email, name, "createdAt") values ($1, $2, $3, $4)
         on conflict (email) do update set name = $5 returning id, email, name`,
        [randomUUID(), userEmail(turn), "New", new Date().toISOString(), `Renamed ${turn}`],
      );
      return { id: row?.[0], email: row?.[1], name: row?.[2] };
    },
    update: async (turn) => {
      const [row] = await query(
        "h8",
        "update workspaces set plan = $1 where slug = $2 returning id, slug, name, plan",
        ["free", workspaceSlug(turn)],
      );
      return row === undefined ? null : { id: row[0], slug: row[1], name: row[2], plan: row[3] };
    },
    deleteMany: (turn) => query("h9", 'delete from audit_logs where "workspaceId" = $1', [workspaceId(turn)]),
  };
}

/** The client has parsed the JSON already. */
function list(value: unknown): unknown[][] {
  return Array.isArray(value) ? value : [];
}

function person(value: unknown): { email: unknown; name: unknown } | null {
  return Array.isArray(value) ? { email: value[0], name: value[1] } : null;
}
