import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * A client that is not among the project's dependencies: from the project, or from the folder that
 * `ORM_TEST_MODULES` names. `null` where it is not installed; says so.
 */
export async function optionalModule(name: string): Promise<object | null> {
  const folder = process.env.ORM_TEST_MODULES;
  try {
    if (folder === undefined) return await import(name);
    return await import(pathToFileURL(createRequire(`${folder}/`).resolve(name)).href);
  } catch {
    console.log(`skipped: ${name} is not installed`);
    return null;
  }
}

/** What a module exports under the name, to be called as the client's documentation says. */
export function exported(module: object, name: string): (...args: unknown[]) => unknown {
  const value: unknown = Reflect.get(module, name);
  if (typeof value !== "function") throw new TypeError(`no function ${name}`);
  return (...args) => value.apply(module, args);
}
