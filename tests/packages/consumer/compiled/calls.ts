import type { RecordOrm } from "@farming-labs/orm";
import { controlPlaneSchema } from "../walkthrough/control-plane-schema";
import { fastStateSchema } from "../walkthrough/fast-state-schema";
import { createPlatformStore } from "../walkthrough/platform-store";

export async function calls(record: RecordOrm): Promise<void> {
  const platform = createPlatformStore({
    durableOrm: record({ schema: controlPlaneSchema, backend: "d1" }),
    fastOrm: record({ schema: fastStateSchema, backend: "cloudflare-kv" }),
  });
  await platform.createWorkspaceWithOwner({ slug: "acme", name: "", ownerEmail: "", ownerName: "" });
  await platform.loadWorkspaceDashboard("acme");
}
