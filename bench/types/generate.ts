import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Application, sourcesOf } from "./application.ts";

const ROOT = join(import.meta.dirname, "../..");
const GENERATED = join(import.meta.dirname, "generated");

export const COMPILER = join(ROOT, "node_modules/typescript/bin/tsc");

/** Writes the library's declarations, which are all that an application's compiler reads of it. */
export function generateLibrary(): void {
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: ROOT,
    outDir: join(GENERATED, "library"),
  };
  const files = ["compiler/schema/index.ts", "compiler/types/orm.ts"].map((path) => join(ROOT, path));
  removeGenerated();
  mkdirSync(GENERATED, { recursive: true });
  const project = join(GENERATED, "library.json");
  writeFileSync(
    project,
    JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions, include: [], files }),
  );
  execFileSync(process.execPath, [COMPILER, "-p", project], { stdio: "inherit" });
}

/** Writes an application with a project file of its own, and says where it stands. */
export function generateApplication(application: Application): string {
  const folder = join(GENERATED, [application.models, application.queries, application.query].join("-"));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(sourcesOf(application))) writeFileSync(join(folder, name), text);
  const compilerOptions = { types: [], paths: {} };
  const project = { extends: "../../../../tsconfig.json", compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  return folder;
}

/** What is left would be part of this repository's own type check. */
export function removeGenerated(): void {
  rmSync(GENERATED, { recursive: true, force: true });
}
