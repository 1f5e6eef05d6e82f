import { randomUUID } from "node:crypto";
import { createPlatformOrms } from "./create-platform-orms";
import { createPreparedPlatformOrms } from "./create-prepared-platform-orms";
import { createPlatformStore } from "./platform-store";
import type { Watch } from "./watch";

/** Runs one step of the walkthrough and shows what came of it. */
export type Step = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

type PlatformOrms = Awaited<ReturnType<typeof createPlatformOrms>>;

/** New names on every run, so that a run meets nothing that an earlier one left on a server. */
interface Names {
  readonly slug: string;
  readonly sessionToken: string;
  readonly bucket: { readonly scope: string; readonly identifier: string };
}

const HOUR_MS = 3_600_000;

export async function takeSteps(
  clients: { readonly durable: unknown; readonly fast: unknown },
  watches: { readonly durable: Watch; readonly fast: Watch },
  step: Step,
): Promise<void> {
  await step("Prepare both stores", async () => {
    const { durableOrm, fastOrm } = await createPreparedPlatformOrms(clients);
    return { durable: durableOrm.$driver.kind, fast: fastOrm.$driver.kind };
  });

  const { durableOrm, fastOrm } = await createPlatformOrms(clients);
  const watched = {
    durableOrm: watches.durable.over(durableOrm),
    fastOrm: watches.fast.over(fastOrm),
  };
  const suffix = randomUUID();
  const names: Names = {
    slug: `acme-${suffix.slice(0, 8)}`,
    sessionToken: suffix,
    bucket: { scope: "workspace", identifier: suffix },
  };
  const workspaceId = await useStore(watched, names, step);
  await removeFastState({ durableOrm, fastOrm }, names, workspaceId);
}

async function useStore(orms: PlatformOrms, names: Names, step: Step): Promise<string> {
  const store = createPlatformStore(orms);
  const inAnHour = new Date(Date.now() + HOUR_MS);

  const { owner, workspace } = await step("Create a workspace with its owner", () =>
    store.createWorkspaceWithOwner({
      slug: names.slug,
      name: "Acme",
      ownerEmail: "ada@acme.dev",
      ownerName: "Ada",
    }),
  );

  const session = {
    sessionToken: names.sessionToken,
    userId: owner.id,
    workspaceId: workspace.id,
    expiresAt: inAnHour,
  };
  await step("Start a session", () => store.startSession({ ...session, state: { page: "home" } }));
  await step("Start it again: an update", () =>
    store.startSession({ ...session, state: { page: "billing" } }),
  );

  await step("Consume the rate limit", () =>
    store.consumeWorkspaceRateLimit({ ...names.bucket, limit: 10, resetAt: inAnHour }),
  );

  await step("Cache the metrics of the dashboard", () =>
    orms.fastOrm.cacheEntry.create({
      data: {
        namespace: "workspace-dashboard",
        key: workspace.id,
        value: { visits: 42 },
        expiresAt: inAnHour,
      },
    }),
  );

  await step("Load the dashboard", () => store.loadWorkspaceDashboard(names.slug));
  return workspace.id;
}

/** A server is left as it was found. The durable side cleans up with its schema, or with its process. */
async function removeFastState(
  { fastOrm }: PlatformOrms,
  names: Names,
  workspaceId: string,
): Promise<void> {
  await fastOrm.sessionState.delete({ where: { sessionToken: names.sessionToken } });
  await fastOrm.rateLimitBucket.delete({ where: { scope_identifier: names.bucket } });
  await fastOrm.cacheEntry.delete({
    where: { namespace_key: { namespace: "workspace-dashboard", key: workspaceId } },
  });
}
