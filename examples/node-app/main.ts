import { createPlatformOrms } from "@acme/platform-storage/create-platform-orms";
import { createPlatformStore } from "@acme/platform-storage/platform-store";
import { PrismaClient } from "@prisma/client";
import { createClient } from "redis";
import { adapter } from "./adapter";

// Prisma 7 takes its driver here; Prisma 6 with an engine of its own takes nothing.
const prisma = new PrismaClient({ adapter });
const redis = createClient({
  url: process.env.REDIS_URL,
});

await redis.connect();

const platform = createPlatformStore(
  await createPlatformOrms({
    durable: prisma,
    fast: redis,
  }),
);

const { owner, workspace } = await platform.createWorkspaceWithOwner({
  slug: "acme",
  name: "Acme",
  ownerEmail: "ada@acme.dev",
  ownerName: "Ada",
});
await platform.startSession({
  sessionToken: `session-${workspace.id}`,
  userId: owner.id,
  workspaceId: workspace.id,
  state: { theme: "dark" },
  expiresAt: new Date(Date.now() + 60_000),
});
console.log(JSON.stringify(await platform.loadWorkspaceDashboard("acme")));

await prisma.$disconnect();
redis.destroy();
