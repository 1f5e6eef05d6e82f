import { createPgPoolDriver, createSqliteDriver } from "@farming-labs/orm-sql";
import Database from "better-sqlite3";
import pg from "pg";
import {
  belongsTo,
  createOrm,
  datetime,
  defineSchema,
  hasMany,
  id,
  json,
  model,
  string,
} from "published-orm";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

/** The same tables as the specification's control plane, in the published package's own builders. */
const schema = defineSchema({
  user: model({
    table: "users",
    fields: { id: id(), email: string().unique(), name: string(), createdAt: datetime().defaultNow() },
  }),
  workspace: model({
    table: "workspaces",
    fields: { id: id(), slug: string().unique(), name: string(), plan: string() },
    relations: {
      memberships: hasMany("workspaceMembership", { foreignKey: "workspaceId" }),
      subscriptions: hasMany("subscription", { foreignKey: "workspaceId" }),
    },
  }),
  workspaceMembership: model({
    table: "workspace_memberships",
    fields: {
      id: id(),
      userId: string().references("user.id"),
      workspaceId: string().references("workspace.id"),
      role: string(),
      createdAt: datetime().defaultNow(),
    },
    relations: { user: belongsTo("user", { foreignKey: "userId" }) },
  }),
  subscription: model({
    table: "subscriptions",
    fields: {
      id: id(),
      workspaceId: string().references("workspace.id"),
      providerCustomerId: string().unique(),
      status: string(),
      renewsAt: datetime().nullable(),
    },
  }),
  auditLog: model({
    table: "audit_logs",
    fields: {
      id: id(),
      workspaceId: string(),
      action: string(),
      actorId: string().nullable(),
      payload: json(),
      createdAt: datetime().defaultNow(),
    },
  }),
});

export async function publishedPostgres(target: Target): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
  return { calls: calls(createOrm({ schema, driver: createPgPoolDriver(pool) })), close: () => pool.end() };
}

export async function publishedSqlite(target: Target): Promise<Contestant> {
  const database = new Database(target.location);
  return {
    calls: calls(createOrm({ schema, driver: createSqliteDriver(database) })),
    close: async () => {
      database.close();
    },
  };
}

function calls(orm: ReturnType<typeof createOrm<typeof schema>>): Contestant["calls"] {
  return {
    findUnique: (turn) =>
      orm.workspace.findUnique({
        where: { slug: workspaceSlug(turn) },
        select: { id: true, slug: true, name: true, plan: true },
      }),
    dashboard: (turn) =>
      orm.workspace.findUnique({
        where: { slug: workspaceSlug(turn) },
        select: {
          id: true,
          slug: true,
          name: true,
          plan: true,
          memberships: {
            orderBy: { id: "asc" },
            select: { role: true, user: { select: { email: true, name: true } } },
          },
          subscriptions: {
            orderBy: { id: "asc" },
            select: { providerCustomerId: true, status: true, renewsAt: true },
          },
        },
      }),
    list50: (turn) =>
      orm.workspaceMembership.findMany({
        where: { workspaceId: workspaceId(turn), role: "member" },
        orderBy: { id: "asc" },
        take: 50,
        select: { id: true, userId: true, role: true, createdAt: true },
      }),
    nested50x50: (turn) =>
      orm.workspace.findMany({
        where: { id: { gte: workspaceId(turn) } },
        orderBy: { id: "asc" },
        take: 50,
        select: {
          id: true,
          name: true,
          memberships: { orderBy: { id: "asc" }, select: { id: true, userId: true, role: true } },
        },
      }),
    create: (turn) =>
      orm.auditLog.create({
        data: { workspaceId: workspaceId(turn), action: "opened", actorId: null, payload: { turn } },
        select: { id: true, createdAt: true },
      }),
    createMany1000: (turn) =>
      orm.auditLog.createMany({
        data: Array.from({ length: 1_000 }, (_, at) => ({
          workspaceId: workspaceId(turn + at),
          action: "imported",
          actorId: null,
          payload: { at },
        })),
        select: { id: true },
      }),
    deleteMany: (turn) => orm.auditLog.deleteMany({ where: { workspaceId: workspaceId(turn) } }),
    upsert: (turn) =>
      orm.user.upsert({
        where: { email: userEmail(turn) },
        create: { email: userEmail(turn), name: "New" },
        update: { name: `Renamed ${turn}` },
        select: { id: true, email: true, name: true },
      }),
    update: (turn) =>
      orm.workspace.update({
        where: { slug: workspaceSlug(turn) },
        data: { plan: "free" },
        select: { id: true, slug: true, name: true, plan: true },
      }),
  };
}
