import { gzipSync } from "node:zlib";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type StartedWorker, startWorker } from "./start-worker.ts";

/** What a worker of these helpers may take, gzipped. */
const BUNDLE_BYTES_MAX = 40_000;

const test = suite<{ worker: StartedWorker }>("worker in workerd");

test.before(async (context) => {
  context.worker = await startWorker();
});

test.after(({ worker }) => worker.stop());

test("answers the dashboard from D1 and KV, without compatibility flags", async ({ worker }) => {
  const dashboard = Object(await worker.get("/"));
  const { id, ...workspace } = dashboard.workspace;
  assert.type(id, "string");
  assert.equal(workspace, {
    slug: "acme",
    name: "Acme",
    plan: "free",
    memberships: [{ role: "owner", user: { email: "ada@acme.dev", name: "Ada" } }],
    subscriptions: [],
  });
  assert.is(dashboard.cachedMetrics, null);
});

test("stays small, and takes nothing of Node", ({ worker }) => {
  assert.ok(gzipSync(worker.bundle, { level: 9 }).length <= BUNDLE_BYTES_MAX);
  assert.not.match(worker.bundle, /(?:import|from|require)\s*\(?["'`]node:/);
});

test("runs every helper of the package in workerd", async () => {
  const every = await startWorker("every-helper.ts");
  try {
    const { state, remaining, dashboard } = Object(await every.get("/"));
    assert.equal(state, { step: 2 });
    assert.equal(remaining, [2, 1]);
    assert.equal(dashboard.workspace.memberships, [
      { role: "owner", user: { email: "ada@acme.dev", name: "Ada L." } },
    ]);
  } finally {
    await every.stop();
  }
});

test.run();
