import { pathToFileURL } from "node:url";
import { CliError } from "../cli-error.ts";
import { toolOf } from "./app-tool.ts";
import { importUrl } from "./import-url.ts";
import { importWithEsbuild } from "./import-with-esbuild.ts";
import { importWithNode } from "./import-with-node.ts";
import { importWithTypescript } from "./import-with-typescript.ts";
import { loadFailure } from "./load-failure.ts";

/**
 * The default export of the application's module. TypeScript is loaded by what is there: a loader that the
 * process was started with, Node's own type stripping, or else the application's own esbuild, which is
 * there with tsx and Vite too, or its TypeScript. This package depends on none of them.
 */
export async function importModule(path: string): Promise<unknown> {
  const loaded = await importAny(path).catch(async (error: unknown) => {
    throw await loadFailure(path, error);
  });
  // A CommonJS module that was compiled from one with a default export has it one level deeper.
  return isModule(loaded) ? loaded.default : loaded;
}

async function importAny(path: string): Promise<unknown> {
  if (!/\.[cm]?ts$/.test(path) || hasLoader()) return defaultOf(await importUrl(pathToFileURL(path).href));
  const ways = [importWithNode, importWithEsbuild, importWithTypescript];
  for (const way of ways) {
    const load = way(path, (name) => toolOf(path, name));
    if (load !== null) return defaultOf(await load());
  }
  throw new CliError(
    `${path} is TypeScript, which this Node cannot load by itself. Install typescript, tsx or esbuild in the ` +
      "project, use Node 22.18 or later, or write the configuration in JavaScript",
  );
}

/** Started by way of tsx or another loader, which then also loads this. */
function hasLoader(): boolean {
  return [...process.execArgv, process.env.NODE_OPTIONS ?? ""].some((word) =>
    /\b(tsx|ts-node|tsm)\b/.test(word),
  );
}

function defaultOf(module: unknown): unknown {
  return isModule(module) ? module.default : module;
}

function isModule(value: unknown): value is { readonly default: unknown } {
  return typeof value === "object" && value !== null && "default" in value;
}
