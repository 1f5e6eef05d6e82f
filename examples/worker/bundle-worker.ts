import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where an application's packages come from; its own bundle needs none of this. */
const PACKAGES: Readonly<Record<string, string>> = {
  "@farming-labs/orm": "engine/index.ts",
  "@farming-labs/orm-runtime": "engine/runtime/index.ts",
  "@acme/platform-storage/create-platform-orms": "examples/walkthrough/create-platform-orms.ts",
  "@acme/platform-storage/platform-store": "examples/walkthrough/platform-store.ts",
};

/** The worker as one module. It needs no compatibility flags, and nothing of Node. */
export async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(ROOT, "examples/worker/worker.ts")],
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    write: false,
    plugins: [onlyDrivers(["./sql/d1.ts", "./key-value/cloudflare-kv.ts"]), fromSources],
  });
  const [worker] = outputFiles;
  if (worker === undefined) throw new Error("esbuild wrote no worker");
  return worker.text;
}

const fromSources: Plugin = {
  name: "from sources",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@/ }, ({ path }) => {
      const source = PACKAGES[path];
      return source === undefined ? null : { path: resolve(ROOT, source), sideEffects: false };
    });
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      return { path: resolve(resolveDir, path), sideEffects: false };
    });
  },
};

/**
 * Drivers are loaded when a client of their kind is there. A worker knows its bindings, and need not carry
 * the drivers of others.
 */
function onlyDrivers(kept: readonly string[]): Plugin {
  return {
    name: "only the bindings' drivers",
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^\./ }, ({ kind, path }) => {
        return kind === "dynamic-import" && !kept.includes(path)
          ? { path: "driver", namespace: "left-out", sideEffects: false }
          : null;
      });
      onLoad({ filter: /./, namespace: "left-out" }, () => ({
        contents:
          'export function createDriver() { throw new Error("this driver is not in the bundle"); }',
      }));
    },
  };
}
