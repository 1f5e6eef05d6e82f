import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type Importer, toolOf } from "./app-tool.ts";
import { importUrl } from "./import-url.ts";
import { importTemporary } from "./temporary-files.ts";

/** Bundled into one file beside the module, so that packages are found as from there. */
export const importWithEsbuild: Importer = (path, find) => {
  const runner = find("tsx") ?? find("vite");
  const tool = find("esbuild") ?? (runner && toolOf(runner, "esbuild"));
  if (tool === null) return null;
  return async () => {
    const imported: unknown = await importUrl(pathToFileURL(tool).href);
    const build: unknown = Reflect.get(Object(imported), "build");
    if (typeof build !== "function") throw new TypeError("the project's esbuild has no build");
    const options = { entryPoints: [path], bundle: true, packages: "external", format: "esm", write: false };
    const result: unknown = await build({
      ...options,
      platform: "node",
      absWorkingDir: dirname(path),
      logLevel: "silent",
    });
    return importTemporary(new Map([[path, textOf(result)]]), path);
  };
};

function textOf(result: unknown): string {
  const files: unknown = Reflect.get(Object(result), "outputFiles");
  const text: unknown = Array.isArray(files) ? Reflect.get(Object(files[0]), "text") : null;
  if (typeof text !== "string") throw new TypeError("esbuild returned no file");
  return text;
}
