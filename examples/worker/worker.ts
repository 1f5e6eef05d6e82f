import { createPlatformOrms } from "@acme/platform-storage/create-platform-orms";
import { createPlatformStore } from "@acme/platform-storage/platform-store";

type Env = {
  DB: D1Database;
  CACHE: KVNamespace;
};

export default {
  async fetch(_request: Request, env: Env) {
    const platform = createPlatformStore(
      await createPlatformOrms({
        durable: env.DB,
        fast: env.CACHE,
      }),
    );

    const dashboard = await platform.loadWorkspaceDashboard("acme");

    return Response.json(dashboard);
  },
};
