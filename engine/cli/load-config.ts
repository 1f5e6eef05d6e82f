import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { CliError } from "./cli-error.ts";
import type { Config } from "./config.ts";
import { isTargetName, TARGET_NAMES } from "./render-target.ts";
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

/** The configuration comes from a file that no compiler may have checked. */
function checkConfig(exported: unknown, path: string): Config {
  if (!isRecord(exported)) throw new CliError(`${path} has no configuration as its default export`);
  const { schemas, targets } = exported;
  if (!Array.isArray(schemas) || schemas.length === 0 || !schemas.every(isSchema)) {
    throw new CliError(`${path}: \`schemas\` must be a list of schemas made with defineSchema`);
  }
  if (!isRecord(targets)) throw new CliError(`${path}: \`targets\` must be an object`);
  for (const [name, target] of Object.entries(targets)) {
    if (!isTargetName(name)) {
      throw new CliError(`${path}: unknown target "${name}"; there are ${TARGET_NAMES.join(", ")}`);
    }
    if (!isRecord(target) || typeof target.out !== "string" || target.out === "") {
      throw new CliError(`${path}: targets.${name}.out must be the path of a file`);
    }
  }
  return { schemas, targets };
}

function isSchema(value: unknown): boolean {
  return isRecord(value) && isRecord(value.catalog) && isRecord(value.catalog.models);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
