import { test } from "uvu";
import * as assert from "uvu/assert";
import { isReachable } from "../servers/is-reachable.ts";
import { postgres, redis, type Server } from "../servers/server.ts";
import { runWalkthroughCommand } from "./run-command.ts";

const durable: Readonly<Record<string, Server | null>> = {
  "sql.js": null,
  "better-sqlite3": null,
  pglite: null,
  pg: postgres,
};
const fast: Readonly<Record<string, Server | null>> = {
  memory: null,
  "ioredis-mock": null,
  redis,
  ioredis: redis,
};

const reachable = new Map<Server | null, boolean>([[null, true]]);
for (const server of [postgres, redis]) reachable.set(server, await isReachable(server));

for (const [durableName, durableServer] of Object.entries(durable)) {
  for (const [fastName, fastServer] of Object.entries(fast)) {
    const isReady = reachable.get(durableServer) && reachable.get(fastServer);
    (isReady ? test : test.skip)(`${durableName} and ${fastName}`, async () => {
      const { code, stdout, stderr } = await runWalkthroughCommand([
        "--durable",
        durableName,
        "--fast",
        fastName,
      ]);
      assert.is(stderr, "");
      assert.is(code, 0);
      checkSteps(stdout.split(/^(?=\d\. )/m));
    });
  }
}

function checkSteps(steps: readonly string[]): void {
  const step = (name: string) => steps.find((text) => text.slice(3).startsWith(`${name}\n`)) ?? "";
  assert.match(step("Create a workspace with its owner"), 'email: "ada@acme.dev"'.replaceAll('"', "'"));
  assert.is(
    idIn(step("Start it again: an update")),
    idIn(step("Start a session")),
    "the second start is an update",
  );
  assert.match(step("Start it again: an update"), "billing");
  assert.match(step("Consume the rate limit"), "remaining: 9");

  const dashboard = step("Load the dashboard");
  assert.match(dashboard, "cachedMetrics: { visits: 42 }");
  assert.match(dashboard, "durable workspace.findUnique: 1 round trip\n");
  assert.match(dashboard, "fast cacheEntry.findUnique: 1 round trip\n");
  assert.match(dashboard, "durable client sent 1 statement\n");
  assert.match(dashboard, "fast client sent 1 command\n");
}

function idIn(step: string): string {
  const id = step.match(/\bid: '([^']+)'/)?.[1];
  if (id === undefined) throw new Error(`no id in:\n${step}`);
  return id;
}

test.run();
