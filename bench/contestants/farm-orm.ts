import Database from "better-sqlite3";
import pg from "pg";
import type { Orm } from "../../engine/index.ts";
import { createOrmFromRuntime } from "../../engine/runtime/index.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import { CONNECTIONS } from "../data/connections.ts";
import { userEmail, workspaceId, workspaceSlug } from "../data/turn.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

type ControlPlane = Orm<typeof controlPlaneSchema>;

export async function farmOrm(target: Target): Promise<Contestant> {
  return open(target, undefined);
}

/** Without sending the point reads of one tick together, which makes no difference to anything else. */
export async function farmOrmApart(target: Target): Promise<Contestant> {
  const { calls, close } = await open(target, false);
  const { findUnique, dashboard } = calls;
  return { calls: { findUnique, dashboard }, close };
}

async function open(target: Target, coalesce: boolean | undefined) {
  if (target.engine === "postgres") {
    const pool = new pg.Pool({ connectionString: target.location, max: CONNECTIONS });
    const orm = await createOrmFromRuntime({ schema: controlPlaneSchema, client: pool, coalesce });
    return { calls: callsOf(orm), close: () => pool.end() };
  }
  const database = new Database(target.location);
  const orm = await createOrmFromRuntime({ schema: controlPlaneSchema, client: database, coalesce });
  return {
    calls: callsOf(orm),
    close: async () => {
      database.close();
    },
  };
}

function callsOf(orm: ControlPlane) {
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
    deleteMany: (turn) => orm.auditLog.deleteMany({ where: { workspaceId: workspaceId(turn) } }),
  } satisfies Contestant["calls"];
}
