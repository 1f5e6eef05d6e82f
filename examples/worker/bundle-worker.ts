import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { renderCompiledModule } from "@farming-labs/orm";
import { transform } from "esbuild";
import { type Plugin, rollup } from "rollup";
import { minify } from "terser";
import { calls } from "./calls.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What takes the place of the packages that compile calls when they are made. */
const COMPILED = "\0compiled-calls.ts";

/** Where an application's packages come from; its own bundle needs none of this. */
const PACKAGES: Readonly<Record<string, string>> = {
  "@farming-labs/orm": COMPILED,
  "@farming-labs/orm-runtime": COMPILED,
  "@farming-labs/orm-compiled": resolve(ROOT, "engine/compiled/index.ts"),
  "@acme/platform-storage/create-platform-orms": resolve(
    ROOT,
    "examples/walkthrough/create-platform-orms.ts",
  ),
  "@acme/platform-storage/platform-store": resolve(ROOT, "examples/walkthrough/platform-store.ts"),
};

/**
 * The worker as one module. It needs no compatibility flags, and nothing of Node. Its calls are compiled here, so
 * that it carries plans instead of a compiler.
 */
export async function bundleWorker(entry = "worker.ts"): Promise<string> {
  const bundle = await rollup({
    input: resolve(ROOT, "examples/worker", entry),
    plugins: [compiledCalls(await renderCompiledModule(calls)), fromSources],
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

/** An application has this in a file, which `farm-orm generate compiled` writes, and an alias in its bundler. */
function compiledCalls(text: string): Plugin {
  return { name: "compiled calls", load: (id) => (id === COMPILED ? text : null) };
}

const fromSources: Plugin = {
  name: "from sources",
  resolveId(path, importer) {
    const source = PACKAGES[path];
    if (source !== undefined) return source;
    if (importer === undefined || !path.startsWith(".")) return null;
    const file = resolve(dirname(importer), path);
    return file.endsWith(".ts") ? file : `${file}.ts`;
  },
  async transform(code) {
    return (await transform(code, { loader: "ts", target: "es2022" })).code;
  },
};
