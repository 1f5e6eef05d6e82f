import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "../cli-error.ts";
import type { Importer } from "./app-tool.ts";
import { sourceFile } from "./source-file.ts";
import { importTemporary, temporaryPath } from "./temporary-files.ts";

/** What is used of the `typescript` package; its native versions have none of it. */
interface Compiler {
  transpileModule(text: string, options: object): Transpiled;
  preProcessFile(text: string): { readonly importedFiles: readonly ImportedFile[] };
}

interface Transpiled {
  readonly outputText: string;
  readonly diagnostics?: readonly Diagnostic[];
}

interface Diagnostic {
  readonly start?: number;
  readonly messageText: string | { readonly messageText: string };
}

interface ImportedFile {
  readonly fileName: string;
  readonly pos: number;
  readonly end: number;
}

/** Compiles the module, and each TypeScript file that it leads to. */
export const importWithTypescript: Importer = (path, find) => {
  const tool = find("typescript");
  const compiler: unknown = tool === null ? null : createRequire(path)(tool);
  if (!isCompiler(compiler)) return null;
  return () => {
    const compiled = new Map<string, string>();
    compileGraph(compiler, path, compiled);
    return importTemporary(compiled, path);
  };
};

function isCompiler(value: unknown): value is Compiler {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "transpileModule") === "function" &&
    typeof Reflect.get(value, "preProcessFile") === "function"
  );
}

const COMPILER_OPTIONS = { module: "esnext", target: "es2022", isolatedModules: true };

function compileGraph(compiler: Compiler, path: string, compiled: Map<string, string>): void {
  if (compiled.has(path)) return;
  compiled.set(path, "");
  const options = { compilerOptions: COMPILER_OPTIONS, fileName: basename(path), reportDiagnostics: true };
  const source = readFileSync(path, "utf8");
  const { outputText, diagnostics = [] } = compiler.transpileModule(source, options);
  refuseMistakes(path, source, diagnostics);
  let text = "";
  let at = 0;
  for (const { fileName, pos, end } of compiler.preProcessFile(outputText).importedFiles) {
    const file = sourceFile(fileName, pathToFileURL(path).href);
    if (file === null) continue;
    const isTypescript = /\.[cm]?ts$/.test(file);
    if (isTypescript) compileGraph(compiler, file, compiled);
    const target = pathToFileURL(isTypescript ? temporaryPath(file) : file).href;
    const range = quotedRange(outputText, fileName, pos, end);
    text += outputText.slice(at, range.start) + JSON.stringify(target);
    at = range.end;
  }
  compiled.set(path, text + outputText.slice(at));
}

/** The compiler writes something all the same, which would do something else. */
function refuseMistakes(path: string, source: string, [first]: readonly Diagnostic[]): void {
  if (first === undefined) return;
  const { start = 0, messageText } = first;
  const line = source.slice(0, start).split("\n").length;
  throw new CliError(
    `${path}:${line}: ${typeof messageText === "string" ? messageText : messageText.messageText}`,
  );
}

/** The specifier with its quotation marks, which the compiler counts in some of its versions. */
function quotedRange(
  text: string,
  specifier: string,
  pos: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const start = text.indexOf(specifier, pos) - 1;
  if (start < 0 || start > end) throw new TypeError(`the import of ${specifier} is not where it was found`);
  return { start, end: start + specifier.length + 2 };
}
