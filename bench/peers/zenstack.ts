import { ZenStackClient } from "@zenstackhq/orm";
import { PostgresDialect } from "@zenstackhq/orm/dialects/postgres";
import { SqliteDialect } from "@zenstackhq/orm/dialects/sqlite";
import Database from "better-sqlite3";
import pg from "pg";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";
import { schema as postgresSchema } from "./zenstack-schemas/postgres.ts";
import { schema as sqliteSchema } from "./zenstack-schemas/sqlite.ts";

export async function zenstackPostgres(target: Target): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
  const client = new ZenStackClient(postgresSchema, { dialect: new PostgresDialect({ pool }) });
  return { calls: calls(client), close: () => client.$disconnect() };
}

export async function zenstackSqlite(target: Target): Promise<Contestant> {
  const database = new Database(target.location);
  const client = new ZenStackClient(sqliteSchema, { dialect: new SqliteDialect({ database }) });
  return { calls: calls(client), close: () => client.$disconnect() };
}

const WORKSPACE = { id: true, slug: true, name: true, plan: true } as const;

/** What the benchmark calls; the two engines' clients differ in their types only. */
interface Client {
  readonly workspace: Model;
  readonly workspaceMembership: Model;
  readonly user: Model;
  readonly auditLog: Model;
}

interface Model {
  findUnique(args: object): Promise<unknown>;
  findMany(args: object): Promise<unknown>;
  create(args: object): Promise<unknown>;
  createManyAndReturn(args: object): Promise<unknown>;
  upsert(args: object): Promise<unknown>;
  update(args: object): Promise<unknown>;
  deleteMany(args: object): Promise<unknown>;
}

function calls(client: Client): Contestant["calls"] {
  return { ...reads(client), ...writes(client) };
}

function reads(client: Client): Contestant["calls"] {
  return {
    findUnique: (turn) =>
      client.workspace.findUnique({ where: { slug: workspaceSlug(turn) }, select: WORKSPACE }),
    dashboard: (turn) =>
      client.workspace.findUnique({
        where: { slug: workspaceSlug(turn) },
        select: {
          ...WORKSPACE,
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
      client.workspaceMembership.findMany({
        where: { workspaceId: workspaceId(turn), role: "member" },
        orderBy: { id: "asc" },
        take: 50,
        select: { id: true, userId: true, role: true, createdAt: true },
      }),
    nested50x50: (turn) =>
      client.workspace.findMany({
        where: { id: { gte: workspaceId(turn) } },
        orderBy: { id: "asc" },
        take: 50,
        select: {
          id: true,
          name: true,
          memberships: { orderBy: { id: "asc" }, select: { id: true, userId: true, role: true } },
        },
      }),
  };
}

function writes(client: Client): Contestant["calls"] {
  return {
    create: (turn) =>
      client.auditLog.create({
        data: {
          id: crypto.randomUUID(),
          workspaceId: workspaceId(turn),
          action: "opened",
          payload: { turn },
        },
        select: { id: true, createdAt: true },
      }),
    createMany1000: (turn) =>
      client.auditLog.createManyAndReturn({
        data: Array.from({ length: 1_000 }, (_, at) => ({
          id: crypto.randomUUID(),
          workspaceId: workspaceId(turn + at),
          action: "imported",
          payload: { at },
        })),
        select: { id: true },
      }),
    upsert: (turn) =>
      client.user.upsert({
        where: { email: userEmail(turn) },
        create: { id: crypto.randomUUID(), email: userEmail(turn), name: "New" },
        update: { name: `Renamed ${turn}` },
        select: { id: true, email: true, name: true },
      }),
    update: (turn) =>
      client.workspace.update({
        where: { slug: workspaceSlug(turn) },
        data: { plan: "free" },
        select: WORKSPACE,
      }),
    deleteMany: (turn) => client.auditLog.deleteMany({ where: { workspaceId: workspaceId(turn) } }),
  };
}
