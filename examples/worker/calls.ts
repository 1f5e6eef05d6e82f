import type { RecordOrm } from "@farming-labs/orm";
import { controlPlaneSchema } from "../walkthrough/control-plane-schema.ts";
import { fastStateSchema } from "../walkthrough/fast-state-schema.ts";
import { createPlatformStore } from "../walkthrough/platform-store.ts";

const HOUR_MS = 3_600_000;

/** Every call that the package's helpers make, in every shape, for the bindings of the worker. */
export async function calls(record: RecordOrm): Promise<void> {
  const platform = createPlatformStore({
    durableOrm: record({ schema: controlPlaneSchema, backend: "d1" }),
    fastOrm: record({ schema: fastStateSchema, backend: "cloudflare-kv" }),
  });
  const { owner, workspace } = await platform.createWorkspaceWithOwner({
    slug: "acme",
    name: "Acme",
    ownerEmail: "ada@acme.dev",
    ownerName: "Ada",
  });
  await platform.startSession({
    sessionToken: "token",
    userId: owner.id,
    workspaceId: workspace.id,
    state: {},
    expiresAt: new Date(Date.now() + HOUR_MS),
  });
  await platform.consumeWorkspaceRateLimit({
    scope: "workspace",
    identifier: workspace.id,
    limit: 10,
    resetAt: new Date(Date.now() + HOUR_MS),
  });
  await platform.loadWorkspaceDashboard("acme");
}
