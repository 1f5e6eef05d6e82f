import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { controlPlaneSchema, fastStateSchema } from "../schema/walkthrough-schema.ts";

declare function createOrmFromRuntime<S extends AnySchema>(input: {
  schema: S;
  client: unknown;
}): Promise<Orm<S>>;

export async function createPlatformOrms(input: { durable: unknown; fast: unknown }) {
  const [durableOrm, fastOrm] = await Promise.all([
    createOrmFromRuntime({
      schema: controlPlaneSchema,
      client: input.durable,
    }),
    createOrmFromRuntime({
      schema: fastStateSchema,
      client: input.fast,
    }),
  ]);
  return {
    durableOrm,
    fastOrm,
  };
}
type PlatformOrms = Awaited<ReturnType<typeof createPlatformOrms>>;
export function createPlatformStore({ durableOrm, fastOrm }: PlatformOrms) {
  return {
    async createWorkspaceWithOwner(input: {
      slug: string;
      name: string;
      ownerEmail: string;
      ownerName: string;
    }) {
      const owner = await durableOrm.user.upsert({
        where: { email: input.ownerEmail },
        create: {
          email: input.ownerEmail,
          name: input.ownerName,
        },
        update: {
          name: input.ownerName,
        },
        select: {
          id: true,
          email: true,
          name: true,
        },
      });
      const workspace = await durableOrm.workspace.create({
        data: {
          slug: input.slug,
          name: input.name,
          plan: "free",
        },
        select: {
          id: true,
          slug: true,
          name: true,
          plan: true,
        },
      });
      await durableOrm.workspaceMembership.create({
        data: {
          userId: owner.id,
          workspaceId: workspace.id,
          role: "owner",
        },
      });
      return {
        owner,
        workspace,
      };
    },
    async startSession(input: {
      sessionToken: string;
      userId: string;
      workspaceId: string;
      state: Record<string, unknown>;
      expiresAt: Date;
    }) {
      return fastOrm.sessionState.upsert({
        where: {
          sessionToken: input.sessionToken,
        },
        create: input,
        update: {
          state: input.state,
          expiresAt: input.expiresAt,
          updatedAt: new Date(),
        },
      });
    },
    async consumeWorkspaceRateLimit(input: {
      scope: string;
      identifier: string;
      limit: number;
      resetAt: Date;
    }) {
      const current = await fastOrm.rateLimitBucket.findUnique({
        where: {
          scope_identifier: {
            scope: input.scope,
            identifier: input.identifier,
          },
        },
        select: {
          remaining: true,
          resetAt: true,
        },
      });
      const now = new Date();
      const isActiveWindow = current ? current.resetAt > now : false;
      const nextRemaining = current
        ? isActiveWindow
          ? Math.max(current.remaining - 1, 0)
          : Math.max(input.limit - 1, 0)
        : Math.max(input.limit - 1, 0);
      const nextResetAt = isActiveWindow && current ? current.resetAt : input.resetAt;
      return fastOrm.rateLimitBucket.upsert({
        where: {
          scope_identifier: {
            scope: input.scope,
            identifier: input.identifier,
          },
        },
        create: {
          scope: input.scope,
          identifier: input.identifier,
          remaining: nextRemaining,
          resetAt: nextResetAt,
        },
        update: {
          remaining: nextRemaining,
          resetAt: nextResetAt,
          updatedAt: new Date(),
        },
      });
    },
    async loadWorkspaceDashboard(slug: string) {
      const workspace = await durableOrm.workspace.findUnique({
        where: { slug },
        select: {
          id: true,
          slug: true,
          name: true,
          plan: true,
          memberships: {
            select: {
              role: true,
              user: {
                select: {
                  email: true,
                  name: true,
                },
              },
            },
          },
          subscriptions: {
            select: {
              providerCustomerId: true,
              status: true,
              renewsAt: true,
            },
          },
        },
      });
      if (!workspace) {
        return null;
      }
      const cached = await fastOrm.cacheEntry.findUnique({
        where: {
          namespace_key: {
            namespace: "workspace-dashboard",
            key: workspace.id,
          },
        },
        select: {
          value: true,
          expiresAt: true,
        },
      });
      const cachedMetrics =
        cached && (!cached.expiresAt || cached.expiresAt > new Date()) ? cached.value : null;
      return {
        workspace,
        cachedMetrics,
      };
    },
  };
}
