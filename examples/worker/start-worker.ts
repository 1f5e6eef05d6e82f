import { Miniflare } from "miniflare";
import { createPreparedPlatformOrms } from "../walkthrough/create-prepared-platform-orms.ts";
import { createPlatformStore } from "../walkthrough/platform-store.ts";
import { bundleWorker } from "./bundle-worker.ts";

export interface StartedWorker {
  readonly bundle: string;
  readonly get: (path: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** The worker in workerd with real bindings, which are set up and filled from here first. */
export async function startWorker(entry?: string): Promise<StartedWorker> {
  const bundle = await bundleWorker(entry);
  const workerd = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: bundle }],
    compatibilityDate: "2026-04-01",
    d1Databases: ["DB"],
    kvNamespaces: ["CACHE"],
  });
  const durable = await workerd.getD1Database("DB");
  const fast = await workerd.getKVNamespace("CACHE");
  const platform = createPlatformStore(await createPreparedPlatformOrms({ durable, fast }));
  await platform.createWorkspaceWithOwner({
    slug: "acme",
    name: "Acme",
    ownerEmail: "ada@acme.dev",
    ownerName: "Ada",
  });
  return {
    bundle,
    get: async (path) => {
      const response = await workerd.dispatchFetch(`http://worker${path}`);
      if (!response.ok)
        throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    stop: () => workerd.dispose(),
  };
}
