import { runCommand } from "./run-command.ts";

/** Are the types wrong: for each entry, as ESM and as a bundler resolve it. */
export function checkTypesResolve(tarballs: readonly string[]): void {
  for (const tarball of tarballs) {
    const options = ["--profile", "esm-only", "--no-definitely-typed", "--no-color", "--no-emoji"];
    runCommand("node_modules/.bin/attw", [...options, tarball]);
  }
}
