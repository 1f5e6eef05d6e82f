import { randomUUID } from "node:crypto";
import { createPlatformOrms } from "../../../examples/walkthrough/create-platform-orms.ts";
import { createPlatformStore } from "../../../examples/walkthrough/platform-store.ts";

const LATER = new Date("2999-01-01T00:00:00.000Z");

/**
 * Everything that the specification's helpers do, under names of its own, and what they answer: the same
 * on every pair of clients, once the ids are left out.
 */
export async function usePlatform(clients: { durable: unknown; fast: unknown }): Promise<unknown> {
  const orms = await createPlatformOrms(clients);
  const store = createPlatformStore(orms);
  const name = randomUUID();
  const owned = {
    slug: `acme-${name}`,
    name: "Acme",
    ownerEmail: `ada@${name}.dev`,
    ownerName: "Ada",
  };
  const { owner, workspace } = await store.createWorkspaceWithOwner(owned);
  const session = {
    sessionToken: name,
    userId: owner.id,
    workspaceId: workspace.id,
    state: { theme: "dark", tabs: [1, { open: true }] },
    expiresAt: LATER,
  };
  const started = await store.startSession(session);
  const again = await store.startSession({ ...session, state: { theme: "light" } });
  const bucket = { scope: "workspace", identifier: name, limit: 3, resetAt: LATER };
  const remaining: number[] = [];
  for (let at = 0; at < 4; at++) remaining.push((await store.consumeWorkspaceRateLimit(bucket)).remaining);
  const before = await store.loadWorkspaceDashboard(owned.slug);
  await orms.fastOrm.cacheEntry.create({
    data: { namespace: "workspace-dashboard", key: workspace.id, value: { visits: 7 } },
  });
  const after = await store.loadWorkspaceDashboard(owned.slug);
  const nowhere = await store.loadWorkspaceDashboard(`${owned.slug}-not`);
  const taken = await store.createWorkspaceWithOwner(owned).then(
    () => "created twice",
    (error: unknown) => Reflect.get(Object(error), "code"),
  );
  const sameSession = started.id === again.id;
  const answers = {
    states: [started.state, again.state],
    sameSession,
    remaining,
    before,
    after,
    nowhere,
    taken,
  };
  return withoutNames(answers, [name, workspace.id, owner.id]);
}

/** The answers with the names of this run spelled the same as those of every other. */
function withoutNames(answers: unknown, names: readonly string[]): unknown {
  const text = names.reduce((text, name, at) => text.replaceAll(name, `<${at}>`), JSON.stringify(answers));
  return JSON.parse(text);
}
