import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** Generated modules in a folder from which the host ORMs' packages are found. */
export class TypescriptProject {
  readonly folder = mkdtempSync(join(resolve("tests/hosts"), "generated-"));

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** What the strict compiler says; empty where it has nothing against the files. */
  problems(paths: readonly string[]): readonly string[] {
    const program = ts.createProgram([...paths], {
      strict: true,
      noUnusedLocals: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ["node"],
      typeRoots: [resolve("node_modules/@types")],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      );
  }

  async load(path: string): Promise<Readonly<Record<string, unknown>>> {
    return await import(pathToFileURL(path).href);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
