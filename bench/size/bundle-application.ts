import { basename, dirname, join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile, type OutputFile, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
  /** What may be loaded later, gzipped file by file; an application loads little of it. */
  readonly later: number;
  /** Minified bytes by source file, the largest first: of what is there from the start. */
  readonly files: readonly (readonly [path: string, bytes: number])[];
}

export type Origin = "sources" | "packages";

/** The application as a bundler puts it together, from the sources or from what `npm run build` made of them. */
export async function bundleApplication(contents: string, origin: Origin): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT, sourcefile: "application.js" },
    bundle: true,
    splitting: contents.includes("orm-runtime"),
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    write: false,
    metafile: true,
    outdir: "bundle",
    absWorkingDir: ROOT,
    // The project's own maps the packages to the sources.
    tsconfigRaw: {},
    plugins: origin === "sources" ? [fromSources] : [],
  });
  const started = filesAtStart(metafile, "bundle/stdin.js");
  const isStarted = ({ path }: OutputFile) => started.has(relative(ROOT, path));
  return {
    minified: total(outputFiles.filter(isStarted).map(({ contents: { length } }) => length)),
    gzipped: total(outputFiles.filter(isStarted).map(gzipped)),
    later: total(outputFiles.filter((file) => !isStarted(file)).map(gzipped)),
    files: largestInputs(metafile, started),
  };
}

/** The output and all that it imports before it runs. */
function filesAtStart({ outputs }: Metafile, entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const imports = outputs[path]?.imports ?? [];
    open.push(...imports.filter(({ kind }) => kind === "import-statement").map((file) => file.path));
  }
  return found;
}

function largestInputs({ outputs }: Metafile, started: ReadonlySet<string>): BundleSize["files"] {
  const inputs = [...started].flatMap((path) => Object.entries(outputs[path]?.inputs ?? {}));
  return inputs
    .map(([path, { bytesInOutput }]) => [path.replace(/^.*:/, ""), bytesInOutput] as const)
    .sort(([, a], [, b]) => b - a);
}

function gzipped({ contents }: OutputFile): number {
  return gzipSync(contents, { level: 9 }).length;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The packages' entries as the sources that they are built from, which have no side effects either. */
const fromSources: Plugin = {
  name: "from sources",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@farming-labs\// }, ({ path }) => ({ path: sourceOf(path), sideEffects: false }));
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      return { path: resolve(resolveDir, path), sideEffects: false };
    });
  },
};

function sourceOf(specifier: string): string {
  if (specifier === "@farming-labs/orm") return join(ROOT, "engine/index.ts");
  if (specifier === "@farming-labs/orm-runtime") return join(ROOT, "engine/runtime/index.ts");
  if (dirname(specifier) !== "@farming-labs/orm") throw new Error(`no source is known for ${specifier}`);
  return join(ROOT, "engine/entries", `${basename(specifier)}.ts`);
}
