import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

const DASHBOARD = `select w.id, w.slug, w.name, w.plan,
  (select json_group_array(json_array(m.role,
    json((select json_array(u.email, u.name) from users u where u.id = m."userId"))) order by m.id)
   from workspace_memberships m where m."workspaceId" = w.id),
  (select json_group_array(json_array(s."providerCustomerId", s.status, s."renewsAt") order by s.id)
   from subscriptions s where s."workspaceId" = w.id)
from workspaces w where w.slug = ?`;

const NESTED = `select w.id, w.name,
  (select json_group_array(json_array(m.id, m."userId", m.role) order by m.id)
   from workspace_memberships m where m."workspaceId" = w.id)
from workspaces w where w.id >= ? order by w.id limit 50`;

/** Prepared once, rows as lists, related rows as positional JSON. */
export async function sqliteByHand(target: Target): Promise<Contestant> {
  const database = new Database(target.location);
  const all = (text: string) => {
    const statement = database.prepare<unknown[], unknown[]>(text).raw();
    return (...values: unknown[]): unknown[][] => statement.all(...values);
  };
  return {
    calls: { ...reads(all), ...writes(all, database) },
    close: async () => {
      database.close();
    },
  };
}

type All = (text: string) => (...values: unknown[]) => unknown[][];

function reads(all: All): Contestant["calls"] {
  const findUnique = all("select id, slug, name, plan from workspaces where slug = ?");
  const dashboard = all(DASHBOARD);
  const list50 = all(`select id, "userId", role, "createdAt" from workspace_memberships
    where "workspaceId" = ? and role = ? order by id limit ?`);
  const nested = all(NESTED);
  return {
    findUnique: async (turn) => {
      const [row] = findUnique(workspaceSlug(turn));
      return row === undefined ? null : { id: row[0], slug: row[1], name: row[2], plan: row[3] };
    },
    dashboard: async (turn) => {
      const [row] = dashboard(workspaceSlug(turn));
      if (row === undefined) return null;
      const memberships = parsed(row[4]).map((m) => ({ role: m[0], user: person(m[1]) }));
      const subscriptions = parsed(row[5]).map((s) => ({
        providerCustomerId: s[0],
        status: s[1],
        renewsAt: s[2] === null ? null : new Date(String(s[2])),
      }));
      return { id: row[0], slug: row[1], name: row[2], plan: row[3], memberships, subscriptions };
    },
    list50: async (turn) =>
      list50(workspaceId(turn), "member", 50).map((row) => ({
        id: row[0],
        userId: row[1],
        role: row[2],
        createdAt: new Date(String(row[3])),
      })),
    nested50x50: async (turn) =>
      nested(workspaceId(turn)).map((row) => ({
        id: row[0],
        name: row[1],
        memberships: parsed(row[2]).map((m) => ({ id: m[0], userId: m[1], role: m[2] })),
      })),
  };
}

function writes(all: All, database: Database.Database): Contestant["calls"] {
  const insert = all(`insert into audit_logs (id, "workspaceId", action, "actorId", payload, "createdAt")
    values (?, ?, ?, ?, ?, ?) returning id, "createdAt"`);
  const upsert = all(`insert into users (id, email, name, "createdAt") values (?, ?, ?, ?)
    on conflict (email) do update set name = ? returning id, email, name`);
  const update = all("update workspaces set plan = ? where slug = ? returning id, slug, name, plan");
  const remove = database.prepare('delete from audit_logs where "workspaceId" = ?');
  const insertAll = database.transaction((turn: number, now: string) =>
    Array.from({ length: 1_000 }, (_, at) => {
      const values = [randomUUID(), workspaceId(turn + at), "imported", null, JSON.stringify({ at }), now];
      return { id: insert(...values)[0]?.[0] };
    }),
  );
  return {
    create: async (turn) => {
      const now = new Date().toISOString();
      const [row] = insert(randomUUID(), workspaceId(turn), "opened", null, JSON.stringify({ turn }), now);
      return { id: row?.[0], createdAt: new Date(String(row?.[1])) };
    },
    createMany1000: async (turn) => insertAll(turn, new Date().toISOString()),
    upsert: async (turn) => {
      const now = new Date().toISOString();
      const [row] = upsert(randomUUID(), userEmail(turn), "New", now, `Renamed ${turn}`);
      return { id: row?.[0], email: row?.[1], name: row?.[2] };
    },
    update: async (turn) => {
      const [row] = update("free", workspaceSlug(turn));
      return row === undefined ? null : { id: row[0], slug: row[1], name: row[2], plan: row[3] };
    },
    deleteMany: async (turn) => remove.run(workspaceId(turn)).changes,
  };
}

function parsed(value: unknown): unknown[][] {
  return JSON.parse(String(value));
}

function person(value: unknown): { email: unknown; name: unknown } | null {
  return Array.isArray(value) ? { email: value[0], name: value[1] } : null;
}
