import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { type Plugin, rollup } from "rollup";
import { minify } from "terser";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where an application's packages come from; its own bundle needs none of this. */
const PACKAGES: Readonly<Record<string, string>> = {
  "@farming-labs/orm": "engine/index.ts",
  "@farming-labs/orm-runtime": "engine/runtime/index.ts",
  "@acme/platform-storage/create-platform-orms": "examples/walkthrough/create-platform-orms.ts",
  "@acme/platform-storage/platform-store": "examples/walkthrough/platform-store.ts",
};

/**
 * The worker as one module. It needs no compatibility flags, and nothing of Node. Rollup puts what is loaded
 * later into the same scope; esbuild would wrap each file that it may reach, which weighs three kilobytes.
 */
export async function bundleWorker(): Promise<string> {
  const bundle = await rollup({
    input: resolve(ROOT, "examples/worker/worker.ts"),
    plugins: [onlyDrivers(["./sql/d1.ts", "./key-value/cloudflare-kv.ts"]), fromSources],
    treeshake: { moduleSideEffects: false },
  });
  try {
    const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
    const { code } = await minify(output[0].code, {
      module: true,
      ecma: 2020,
      compress: { passes: 3 },
    });
    if (code === undefined) throw new Error("terser wrote no worker");
    return code;
  } finally {
    await bundle.close();
  }
}

const fromSources: Plugin = {
  name: "from sources",
  resolveId(path, importer) {
    const source = PACKAGES[path];
    if (source !== undefined) return resolve(ROOT, source);
    if (importer === undefined || !path.startsWith(".")) return null;
    const file = resolve(dirname(importer), path);
    return file.endsWith(".ts") ? file : `${file}.ts`;
  },
  async transform(code) {
    return (await transform(code, { loader: "ts", target: "es2022" })).code;
  },
};

/**
 * Drivers are loaded when a client of their kind is there. A worker knows its bindings, and need not carry
 * the drivers of others.
 */
function onlyDrivers(kept: readonly string[]): Plugin {
  const LEFT_OUT = "\0left-out";
  return {
    name: "only the bindings' drivers",
    resolveDynamicImport: (path) =>
      typeof path === "string" && !kept.includes(path) ? LEFT_OUT : null,
    load: (id) =>
      id === LEFT_OUT
        ? 'export function createDriver() { throw new Error("this driver is not in the bundle"); }'
        : null,
  };
}
