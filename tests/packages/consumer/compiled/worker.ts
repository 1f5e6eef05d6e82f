import { createPlatformOrms } from "../walkthrough/create-platform-orms";
import { createPlatformStore } from "../walkthrough/platform-store";

interface Env {
  readonly DB: object;
  readonly CACHE: object;
}

export default {
  async fetch(_request: unknown, env: Env): Promise<Response> {
    const platform = createPlatformStore(await createPlatformOrms({ durable: env.DB, fast: env.CACHE }));
    return Response.json(await platform.loadWorkspaceDashboard("acme"));
  },
};
