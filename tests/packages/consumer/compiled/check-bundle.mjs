import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { bootstrapDatabase } from "@farming-labs/orm-runtime/setup";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** The worker as an application's bundler makes it, with the written module in the place of the two packages. */
const BYTES_MAX = 40_000;
const GENERATED = "./compiled/generated/orm.ts";

const { outputFiles } = await build({
  entryPoints: ["compiled/worker.ts"],
  alias: { "@farming-labs/orm": GENERATED, "@farming-labs/orm-runtime": GENERATED },
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  minify: true,
  write: false,
});
const [bundle] = outputFiles;
const bytes = gzipSync(bundle.contents, { level: 9 }).length;
assert.ok(bytes <= BYTES_MAX, `the bundle takes ${bytes} bytes`);

const workerd = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.mjs", contents: bundle.text }],
  compatibilityDate: "2026-04-01",
  d1Databases: ["DB"],
  kvNamespaces: ["CACHE"],
  host: "127.0.0.1",
});
try {
  const { controlPlaneSchema } = await import("../walkthrough/control-plane-schema.ts");
  const client = await workerd.getD1Database("DB");
  const orm = await bootstrapDatabase({ schema: controlPlaneSchema, client });
  await orm.workspace.create({ data: { slug: "acme", name: "Acme", plan: "free" } });
  const response = await workerd.dispatchFetch("http://worker/");
  assert.equal((await response.json()).workspace.name, "Acme");
} finally {
  await workerd.dispose();
}
