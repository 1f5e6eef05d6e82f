import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { postgres, redis } from "../servers/server.ts";
import { prisma } from "./prisma/generate-client.ts";

const APP = resolve("examples/node-app");
/** What `npm install` would put there. */
const MODULES = join(APP, "node_modules");
const CLI = resolve("engine/cli/bin.ts");
const run = promisify(execFile);
const test = suite("node app of the specification");

interface Dashboard {
  readonly workspace: { readonly slug: string; readonly memberships: readonly { readonly role: string }[] };
}

/** As its own developer would: generate, set up, start. */
async function runApp(environment: Readonly<Record<string, string>>): Promise<Dashboard> {
  const env = { ...process.env, ...environment, REDIS_URL: `${redis.url}/12` };
  const tsx = ["--import", "tsx"];
  const options = { cwd: APP, env: { ...env, TSX_TSCONFIG_PATH: join(APP, "tsconfig.json") } };
  await run(process.execPath, [...tsx, CLI, "generate"], options);
  await prisma(["generate", "--schema", join(APP, "generated/schema.prisma")]);
  await run(process.execPath, [...tsx, join(APP, "set-up.ts")], options);
  const { stdout } = await run(process.execPath, [...tsx, join(APP, "main.ts")], options);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

test.before(() => {
  rmSync(MODULES, { force: true });
  symlinkSync(resolve("tests/hosts/node_modules"), MODULES);
});

test("runs on PostgreSQL and Redis", async () => {
  const { workspace } = await runApp({
    DATABASE_URL: postgres.url,
    DATABASE_SCHEMA: `node_app_${randomBytes(4).toString("hex")}`,
  });
  assert.is(workspace.slug, "acme");
  assert.equal(
    workspace.memberships.map(({ role }) => role),
    ["owner"],
  );
});

test("runs on SQLite and Redis", async () => {
  const folder = mkdtempSync(join(tmpdir(), "farm-orm-node-app-"));
  try {
    const { workspace } = await runApp({ DATABASE_URL: `file:${join(folder, "dev.db")}` });
    assert.is(workspace.memberships.length, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.after(() => {
  rmSync(join(APP, "generated"), { recursive: true, force: true });
  rmSync(MODULES, { force: true });
});

test.run();
