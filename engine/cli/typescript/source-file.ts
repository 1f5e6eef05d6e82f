import { existsSync, statSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const EXTENSIONS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"];
/** What a file is called that an import names by its compiled form. */
const SOURCES: Readonly<Record<string, string>> = { ".js": ".ts", ".mjs": ".mts", ".cjs": ".cts" };

/** The file that a relative import means, as bundlers find it; `null` for other imports, and for no file. */
export function sourceFile(specifier: string, parentUrl: string): string | null {
  if (!/^\.{0,2}\//.test(specifier) || !parentUrl.startsWith("file:")) return null;
  const path = fileURLToPath(new URL(specifier, parentUrl));
  const extension = extname(path);
  const source = SOURCES[extension];
  const candidates = [
    path,
    ...(source === undefined ? [] : [path.slice(0, -extension.length) + source]),
    ...EXTENSIONS.map((suffix) => path + suffix),
    ...EXTENSIONS.map((suffix) => `${path}/index${suffix}`),
  ];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? null;
}
