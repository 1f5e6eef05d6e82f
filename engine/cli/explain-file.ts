import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { EXPLAINED_BACKENDS, explainCall } from "../offline/explain-call.ts";
import { CliError } from "./cli-error.ts";
import type { Config } from "./config.ts";
import { mergeSchemas } from "./merge-schemas.ts";
import { importModule } from "./typescript/import-module.ts";

export interface ExplainInput {
  readonly config: Config;
  readonly folder: string;
  /** Its default export is the call: `{ model, method, args }`. */
  readonly file: string;
  /** All where none is named. */
  readonly backends: readonly string[];
}

/** The plans of a call, backend after backend. Connects to nothing. */
export async function explainFile({ config, folder, file, backends }: ExplainInput): Promise<string> {
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new CliError(`there is no file ${path}`);
  const call = checkCall(await importModule(path), path);
  const names = backends.length === 0 ? EXPLAINED_BACKENDS : backends;
  for (const name of names) {
    if (EXPLAINED_BACKENDS.includes(name)) continue;
    throw new CliError(`unknown backend "${name}"; there are ${EXPLAINED_BACKENDS.join(", ")}`, 2);
  }
  const schema = mergeSchemas(config.schemas);
  const explained = await Promise.all(
    names.map(async (backend) => `# ${backend}\n\n${await explainCall({ schema, backend, ...call })}`),
  );
  return explained.join("\n\n");
}

interface Call {
  readonly model: string;
  readonly method: string;
  readonly args: unknown;
}

function checkCall(exported: unknown, path: string): Call {
  const model: unknown = Reflect.get(Object(exported), "model");
  const method: unknown = Reflect.get(Object(exported), "method");
  if (typeof model !== "string" || typeof method !== "string") {
    throw new CliError(`the default export of ${path} must be a call: { model, method, args }`);
  }
  return { model, method, args: Reflect.get(Object(exported), "args") };
}
