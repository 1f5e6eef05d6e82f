import Database from "better-sqlite3";
import { and, asc, eq, gte, relations, sql } from "drizzle-orm";
import { drizzle as overSqlite } from "drizzle-orm/better-sqlite3";
import { drizzle as overPg } from "drizzle-orm/node-postgres";
import * as pgCore from "drizzle-orm/pg-core";
import * as sqliteCore from "drizzle-orm/sqlite-core";
import pg from "pg";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

const pgTables = (() => {
  const { pgTable, text, timestamp } = pgCore;
  const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
  const users = pgTable("users", {
    id: text("id").primaryKey(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    createdAt: at("createdAt").notNull(),
  });
  const workspaces = pgTable("workspaces", {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    plan: text("plan").notNull(),
    createdAt: at("createdAt").notNull(),
  });
  const memberships = pgTable("workspace_memberships", {
    id: text("id").primaryKey(),
    userId: text("userId").notNull(),
    workspaceId: text("workspaceId").notNull(),
    role: text("role").notNull(),
    createdAt: at("createdAt").notNull(),
  });
  const subscriptions = pgTable("subscriptions", {
    id: text("id").primaryKey(),
    workspaceId: text("workspaceId").notNull(),
    providerCustomerId: text("providerCustomerId").notNull(),
    status: text("status").notNull(),
    renewsAt: at("renewsAt"),
  });
  const auditLogs = pgTable("audit_logs", {
    id: text("id").primaryKey(),
    workspaceId: text("workspaceId").notNull(),
    action: text("action").notNull(),
    actorId: text("actorId"),
    payload: pgCore.jsonb("payload").notNull(),
    createdAt: at("createdAt").notNull(),
  });
  return { users, workspaces, memberships, subscriptions, auditLogs };
})();

const sqliteTables = (() => {
  const { sqliteTable, text } = sqliteCore;
  const users = sqliteTable("users", {
    id: text("id").primaryKey(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    createdAt: text("createdAt").notNull(),
  });
  const workspaces = sqliteTable("workspaces", {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    plan: text("plan").notNull(),
    createdAt: text("createdAt").notNull(),
  });
  const memberships = sqliteTable("workspace_memberships", {
    id: text("id").primaryKey(),
    userId: text("userId").notNull(),
    workspaceId: text("workspaceId").notNull(),
    role: text("role").notNull(),
    createdAt: text("createdAt").notNull(),
  });
  const subscriptions = sqliteTable("subscriptions", {
    id: text("id").primaryKey(),
    workspaceId: text("workspaceId").notNull(),
    providerCustomerId: text("providerCustomerId").notNull(),
    status: text("status").notNull(),
    renewsAt: text("renewsAt"),
  });
  const auditLogs = sqliteTable("audit_logs", {
    id: text("id").primaryKey(),
    workspaceId: text("workspaceId").notNull(),
    action: text("action").notNull(),
    actorId: text("actorId"),
    payload: text("payload", { mode: "json" }).notNull(),
    createdAt: text("createdAt").notNull(),
  });
  return { users, workspaces, memberships, subscriptions, auditLogs };
})();

function withRelations<T extends typeof pgTables | typeof sqliteTables>(tables: T) {
  const { users, workspaces, memberships, subscriptions } = tables as typeof pgTables;
  return {
    ...tables,
    workspaceRelations: relations(workspaces, ({ many }) => ({
      memberships: many(memberships),
      subscriptions: many(subscriptions),
    })),
    membershipRelations: relations(memberships, ({ one }) => ({
      workspace: one(workspaces, { fields: [memberships.workspaceId], references: [workspaces.id] }),
      user: one(users, { fields: [memberships.userId], references: [users.id] }),
    })),
    subscriptionRelations: relations(subscriptions, ({ one }) => ({
      workspace: one(workspaces, { fields: [subscriptions.workspaceId], references: [workspaces.id] }),
    })),
  };
}

type Db = ReturnType<typeof openPg>["db"];

function openPg(location: string) {
  const pool = new pg.Pool({ connectionString: location, max: CONNECTIONS });
  return { pool, db: overPg(pool, { schema: withRelations(pgTables) }) };
}

export async function drizzlePostgres(target: Target): Promise<Contestant> {
  const { pool, db } = openPg(target.location);
  return {
    calls: calls(
      db,
      (value) => value,
      () => new Date(),
    ),
    close: () => pool.end(),
  };
}

export async function drizzlePostgresPrepared(target: Target): Promise<Contestant> {
  const { pool, db } = openPg(target.location);
  const unique = uniqueQuery(db, sql.placeholder("slug")).prepare("d1");
  const dashboard = dashboardQuery(db, sql.placeholder("slug")).prepare("d2");
  const list = listQuery(db, sql.placeholder("id")).prepare("d3");
  const nested = nestedQuery(db, sql.placeholder("id")).prepare("d4");
  return {
    calls: {
      findUnique: async (turn) => (await unique.execute({ slug: workspaceSlug(turn) }))[0] ?? null,
      dashboard: async (turn) => (await dashboard.execute({ slug: workspaceSlug(turn) })) ?? null,
      list50: (turn) => list.execute({ id: workspaceId(turn) }),
      nested50x50: (turn) => nested.execute({ id: workspaceId(turn) }),
    },
    close: () => pool.end(),
  };
}

export async function drizzleSqlite(target: Target): Promise<Contestant> {
  const database = new Database(target.location);
  // The two builders have the same calls here; only the tables' types differ.
  const db = overSqlite(database, { schema: withRelations(sqliteTables) }) as unknown as Db;
  const date = (value: unknown) => (typeof value === "string" ? new Date(value) : value);
  return {
    // Text here, where the other tables have a date; the builders are typed by those.
    calls: calls(db, date, () => new Date().toISOString() as unknown as Date),
    close: async () => {
      database.close();
    },
  };
}

function tablesOf(db: Db) {
  return db._.fullSchema;
}

// biome-ignore lint/suspicious/noExplicitAny: a placeholder stands where a value is typed
type Param = any;

function uniqueQuery(db: Db, slug: Param) {
  const { workspaces } = tablesOf(db);
  return db
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name, plan: workspaces.plan })
    .from(workspaces)
    .where(eq(workspaces.slug, slug));
}

function dashboardQuery(db: Db, slug: Param) {
  const { workspaces, memberships, subscriptions } = tablesOf(db);
  return db.query.workspaces.findFirst({
    where: eq(workspaces.slug, slug),
    columns: { id: true, slug: true, name: true, plan: true },
    with: {
      memberships: {
        columns: { role: true },
        orderBy: asc(memberships.id),
        with: { user: { columns: { email: true, name: true } } },
      },
      subscriptions: {
        columns: { providerCustomerId: true, status: true, renewsAt: true },
        orderBy: asc(subscriptions.id),
      },
    },
  });
}

function listQuery(db: Db, id: Param) {
  const { memberships } = tablesOf(db);
  return db
    .select({
      id: memberships.id,
      userId: memberships.userId,
      role: memberships.role,
      createdAt: memberships.createdAt,
    })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, id), eq(memberships.role, "member")))
    .orderBy(asc(memberships.id))
    .limit(50);
}

function nestedQuery(db: Db, id: Param) {
  const { workspaces, memberships } = tablesOf(db);
  return db.query.workspaces.findMany({
    where: gte(workspaces.id, id),
    orderBy: asc(workspaces.id),
    limit: 50,
    columns: { id: true, name: true },
    with: { memberships: { columns: { id: true, userId: true, role: true }, orderBy: asc(memberships.id) } },
  });
}

function calls(db: Db, date: (value: unknown) => unknown, now: () => Date): Contestant["calls"] {
  return { ...reads(db, date), ...writes(db, now) };
}

function reads(db: Db, date: (value: unknown) => unknown): Contestant["calls"] {
  return {
    findUnique: async (turn) => (await uniqueQuery(db, workspaceSlug(turn)))[0] ?? null,
    dashboard: async (turn) => {
      const found = await dashboardQuery(db, workspaceSlug(turn));
      if (found === undefined) return null;
      return {
        ...found,
        subscriptions: found.subscriptions.map((row) => ({ ...row, renewsAt: date(row.renewsAt) })),
      };
    },
    list50: async (turn) =>
      (await listQuery(db, workspaceId(turn))).map((row) => ({ ...row, createdAt: date(row.createdAt) })),
    nested50x50: (turn) => nestedQuery(db, workspaceId(turn)),
  };
}

function writes(db: Db, now: () => Date): Contestant["calls"] {
  const { users, workspaces, auditLogs } = tablesOf(db);
  const entry = (turn: number, action: string, payload: object) => ({
    id: crypto.randomUUID(),
    workspaceId: workspaceId(turn),
    action,
    payload,
    createdAt: now(),
  });
  return {
    create: async (turn) => {
      const [row] = await db
        .insert(auditLogs)
        .values(entry(turn, "opened", { turn }))
        .returning({ id: auditLogs.id, createdAt: auditLogs.createdAt });
      return row;
    },
    createMany1000: async (turn) =>
      db
        .insert(auditLogs)
        .values(Array.from({ length: 1_000 }, (_, at) => entry(turn + at, "imported", { at })))
        .returning({ id: auditLogs.id }),
    deleteMany: async (turn) => db.delete(auditLogs).where(eq(auditLogs.workspaceId, workspaceId(turn))),
    upsert: async (turn) => {
      const [row] = await db
        .insert(users)
        .values({ id: crypto.randomUUID(), email: userEmail(turn), name: "New", createdAt: now() })
        .onConflictDoUpdate({ target: users.email, set: { name: `Renamed ${turn}` } })
        .returning({ id: users.id, email: users.email, name: users.name });
      return row;
    },
    update: async (turn) => {
      const [row] = await db
        .update(workspaces)
        .set({ plan: "free" })
        .where(eq(workspaces.slug, workspaceSlug(turn)))
        .returning({
          id: workspaces.id,
          slug: workspaces.slug,
          name: workspaces.name,
          plan: workspaces.plan,
        });
      return row;
    },
  };
}
