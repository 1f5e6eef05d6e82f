import { runCommand } from "./run-command.ts";

/** Publint, with its warnings as errors. */
export function checkPublishing(tarballs: readonly string[]): void {
  for (const tarball of tarballs) runCommand("node_modules/.bin/publint", ["run", tarball, "--strict"]);
}
