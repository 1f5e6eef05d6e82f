import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkConfig } from "./check-config.ts";
import { CliError } from "./cli-error.ts";
import type { Config } from "./config.ts";
import { importModule } from "./typescript/import-module.ts";

export interface LoadedConfig {
  readonly config: Config;
  /** The configuration's own folder, from which paths in it count. */
  readonly folder: string;
  readonly path: string;
}

const NAMES = ["ts", "mts", "js", "mjs"].map((extension) => `farm-orm.config.${extension}`);

/** Loads the named configuration, or the one in the folder, which is the current one by default. */
export async function loadConfig(
  input: { readonly path?: string | undefined; readonly folder?: string | undefined } = {},
): Promise<LoadedConfig> {
  const folder = resolve(input.folder ?? ".");
  const path = input.path === undefined ? findConfig(folder) : resolve(folder, input.path);
  if (!existsSync(path)) throw new CliError(`there is no file ${path}`);
  return { config: checkConfig(await importModule(path), path), folder: dirname(path), path };
}

function findConfig(folder: string): string {
  const found = NAMES.map((name) => resolve(folder, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new CliError(`there is no farm-orm.config.ts in ${folder}; --config names another file`);
}
