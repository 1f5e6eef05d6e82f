import { basename, dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildResult, build, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

export interface BundleSize {
  /** What runs from the start, minified. */
  readonly minified: number;
  /** The same, gzipped. */
  readonly gzipped: number;
  /** Gzipped, with all that could ever be loaded later in the same file. */
  readonly asOneFile: number;
  /** Minified bytes by file, the largest first: of what runs from the start. */
  readonly files: readonly (readonly [path: string, bytes: number])[];
}

export type Origin = "sources" | "packages";

/** The application as a bundler puts it together, from the sources or from what `npm run build` made of them. */
export async function bundleApplication(contents: string, origin: Origin): Promise<BundleSize> {
  const plugins = origin === "sources" ? [fromSources] : [];
  const start = await bundle(contents, [loadedLater, ...plugins]);
  return {
    minified: codeOf(start).length,
    gzipped: gzipped(start),
    asOneFile: gzipped(await bundle(contents, plugins)),
    files: Object.values(start.metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
      .sort(([, a], [, b]) => b - a),
  };
}

type Bundle = BuildResult<{ readonly write: false; readonly metafile: true }>;

function bundle(contents: string, plugins: Plugin[]): Promise<Bundle> {
  return build({
    stdin: { contents, resolveDir: ROOT, sourcefile: "application.js" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: ROOT,
    // The project's own maps the packages to the sources.
    tsconfigRaw: {},
    plugins,
  });
}

function codeOf({ outputFiles: [file] }: Bundle): Uint8Array {
  if (file === undefined) throw new Error("esbuild wrote no bundle");
  return file.contents;
}

function gzipped(result: Bundle): number {
  return gzipSync(codeOf(result), { level: 9 }).length;
}

const loadedLater: Plugin = {
  name: "loaded later",
  setup: ({ onResolve }) => {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : null,
    );
  },
};

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
  if (specifier === "@farming-labs/orm-compiled") return join(ROOT, "engine/compiled/index.ts");
  if (specifier === "@farming-labs/orm-runtime") return join(ROOT, "engine/runtime/index.ts");
  if (dirname(specifier) !== "@farming-labs/orm") throw new Error(`no source is known for ${specifier}`);
  return join(ROOT, "engine/entries", `${basename(specifier)}.ts`);
}
