import { readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Importer } from "./app-tool.ts";
import { importUrl } from "./import-url.ts";
import { sourceFile } from "./source-file.ts";

interface Hooks {
  resolve(
    specifier: string,
    context: { readonly parentURL?: string },
    next: (specifier: string) => unknown,
  ): unknown;
  load(
    url: string,
    context: { readonly format?: string | null | undefined },
    next: (url: string, context: object) => unknown,
  ): unknown;
}

/** Node strips the types, but finds files by their whole name only: the rest of the name is added here. */
export const importWithNode: Importer = (path) => {
  const register: unknown = Reflect.get(nodeModule, "registerHooks");
  if (!stripsTypes() || typeof register !== "function") return null;
  return async () => {
    const hooks: unknown = register({ resolve: resolveSource, load: loadSource } satisfies Hooks);
    try {
      return await importUrl(pathToFileURL(path).href);
    } finally {
      deregister(hooks);
    }
  };
};

const resolveSource: Hooks["resolve"] = (specifier, { parentURL }, next) => {
  const file = parentURL === undefined ? null : sourceFile(specifier, parentURL);
  return next(file === null ? specifier : pathToFileURL(file).href);
};

/** An application of CommonJS modules writes imports in its TypeScript all the same, to be compiled. */
const loadSource: Hooks["load"] = (url, context, next) => {
  const isModule = context.format === "commonjs-typescript" && hasModuleSyntax(url);
  return next(url, isModule ? { ...context, format: "module-typescript" } : context);
};

function hasModuleSyntax(url: string): boolean {
  return /^(?:import\s*["'{*\w]|export\s)/m.test(readFileSync(fileURLToPath(url), "utf8"));
}

/** Not in the types of the oldest Node that is supported. */
function stripsTypes(): boolean {
  const typescript: unknown = Reflect.get(process.features, "typescript");
  return typescript === "strip" || typescript === "transform";
}

function deregister(hooks: unknown): void {
  if (typeof hooks !== "object" || hooks === null) return;
  const end: unknown = Reflect.get(hooks, "deregister");
  if (typeof end === "function") Reflect.apply(end, hooks, []);
}
