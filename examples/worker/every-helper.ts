import { createPlatformOrms } from "@acme/platform-storage/create-platform-orms";
import { createPlatformStore } from "@acme/platform-storage/platform-store";

type Env = {
  DB: D1Database;
  CACHE: KVNamespace;
};

const RESET_AT = new Date("2100-01-01T00:00:00.000Z");

/** Not of the specification: every helper of the package in one request, those that write twice. */
export default {
  async fetch(_request: Request, env: Env) {
    const platform = createPlatformStore(
      await createPlatformOrms({ durable: env.DB, fast: env.CACHE }),
    );
    const { owner, workspace } = await platform.createWorkspaceWithOwner({
      slug: "second",
      name: "Second",
      ownerEmail: "ada@acme.dev",
      ownerName: "Ada L.",
    });
    const session = {
      sessionToken: "token",
      userId: owner.id,
      workspaceId: workspace.id,
      expiresAt: RESET_AT,
    };
    await platform.startSession({ ...session, state: { step: 1 } });
    const { state } = await platform.startSession({ ...session, state: { step: 2 } });
    const limit = { scope: "login", identifier: "ada", limit: 3, resetAt: RESET_AT };
    const first = await platform.consumeWorkspaceRateLimit(limit);
    const second = await platform.consumeWorkspaceRateLimit(limit);
    const dashboard = await platform.loadWorkspaceDashboard("second");
    return Response.json({ state, remaining: [first.remaining, second.remaining], dashboard });
  },
};
