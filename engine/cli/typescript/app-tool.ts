import { createRequire } from "node:module";

/** Where the application has a module, found from one of its files; `null` where it has none. */
export type FindTool = (name: string) => string | null;

/** How a module is imported; `null` where what that needs is not there. */
export type Importer = (path: string, find: FindTool) => (() => Promise<unknown>) | null;

export function toolOf(path: string, name: string): string | null {
  try {
    return createRequire(path).resolve(name);
  } catch {
    return null;
  }
}
