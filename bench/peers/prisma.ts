import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";
import { type PrismaClient, prismaClient } from "./prisma-client.ts";

export async function prismaPostgres(target: Target): Promise<Contestant> {
  const adapter = new PrismaPg({ connectionString: target.location, max: CONNECTIONS });
  return contestant(new (prismaClient("postgres"))({ adapter }));
}

export async function prismaSqlite(target: Target): Promise<Contestant> {
  const adapter = new PrismaBetterSqlite3({ url: `file:${target.location}` });
  return contestant(new (prismaClient("sqlite"))({ adapter }));
}

const WORKSPACE = { id: true, slug: true, name: true, plan: true };

function contestant(prisma: PrismaClient): Contestant {
  return { calls: { ...reads(prisma), ...writes(prisma) }, close: () => prisma.$disconnect() };
}

function reads(prisma: PrismaClient): Contestant["calls"] {
  return {
    findUnique: (turn) =>
      prisma.workspace.findUnique({ where: { slug: workspaceSlug(turn) }, select: WORKSPACE }),
    dashboard: (turn) =>
      prisma.workspace.findUnique({
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
      prisma.workspaceMembership.findMany({
        where: { workspaceId: workspaceId(turn), role: "member" },
        orderBy: { id: "asc" },
        take: 50,
        select: { id: true, userId: true, role: true, createdAt: true },
      }),
    nested50x50: (turn) =>
      prisma.workspace.findMany({
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

function writes(prisma: PrismaClient): Contestant["calls"] {
  return {
    create: (turn) =>
      prisma.auditLog.create({
        data: {
          id: crypto.randomUUID(),
          workspaceId: workspaceId(turn),
          action: "opened",
          payload: { turn },
        },
        select: { id: true, createdAt: true },
      }),
    createMany1000: (turn) =>
      prisma.auditLog.createManyAndReturn({
        data: Array.from({ length: 1_000 }, (_, at) => ({
          id: crypto.randomUUID(),
          workspaceId: workspaceId(turn + at),
          action: "imported",
          payload: { at },
        })),
        select: { id: true },
      }),
    upsert: (turn) =>
      prisma.user.upsert({
        where: { email: userEmail(turn) },
        create: { id: crypto.randomUUID(), email: userEmail(turn), name: "New" },
        update: { name: `Renamed ${turn}` },
        select: { id: true, email: true, name: true },
      }),
    update: (turn) =>
      prisma.workspace.update({
        where: { slug: workspaceSlug(turn) },
        data: { plan: "free" },
        select: WORKSPACE,
      }),
    deleteMany: (turn) => prisma.auditLog.deleteMany({ where: { workspaceId: workspaceId(turn) } }),
  };
}
