import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import typescript from "@rollup/plugin-typescript";
import { dts } from "rollup-plugin-dts";

/** Source folders that belong to another package than the orm, which has all the rest. */
const folders = { "engine/runtime": "orm-runtime", "engine/cli": "orm-cli" };

/** The only entry that exports nothing, and so has no declarations. */
const COMMAND = "orm-cli/dist/bin";

/** Entry, from the folder of the packages and without extension -> source file. */
const entries = {
  "orm/dist/index": "engine/index.ts",
  ...backendEntries(),
  "orm-runtime/dist/index": "engine/runtime/index.ts",
  "orm-runtime/dist/setup": "engine/runtime/setup.ts",
  "orm-cli/dist/index": "engine/cli/index.ts",
  [COMMAND]: "engine/cli/bin.ts",
};

/** Runs calls that were compiled before, with what it needs of the sources in it: it never meets the other packages. */
const compiled = { "orm-compiled/dist/index": "engine/compiled/index.ts" };

for (const name of ["orm", "orm-runtime", "orm-cli", "orm-compiled"]) {
  rmSync(`packages/${name}/dist`, { recursive: true, force: true });
}

const { [COMMAND]: _command, ...modules } = entries;

export default [
  {
    input: { ...entries, ...parts() },
    external: /^node:/,
    output: output(".js"),
    plugins: [packageBoundary(".js"), typescript({ tsconfig: "tsconfig.build.json" }), plainImport()],
    onwarn: refuse,
  },
  {
    input: modules,
    external: /^node:/,
    output: output(".d.ts"),
    plugins: [packageBoundary(".d.ts"), dts({ tsconfig: "tsconfig.build.json" })],
    onwarn: refuseAllButPrivateTypes,
  },
  {
    input: compiled,
    // File by file: bundlers leave out whole files that nothing needs.
    output: { ...output(".js"), preserveModules: true, entryFileNames: compiledFile },
    plugins: [typescript({ tsconfig: "tsconfig.build.json" })],
    onwarn: refuse,
  },
  {
    input: compiled,
    output: { dir: "packages", format: "es", entryFileNames: "[name].d.ts" },
    plugins: [dts({ tsconfig: "tsconfig.build.json" })],
    onwarn: refuseAllButPrivateTypes,
  },
];

function compiledFile({ name }) {
  return Object.hasOwn(compiled, name) ? `${name}.js` : `orm-compiled/dist/${name}.js`;
}

/**
 * Shared types without a public name are harmless where no inferred type needs one; the package check proves it by
 * compiling an application that emits declarations.
 */
function refuseAllButPrivateTypes(warning) {
  if (!warning.message.includes("private shared type exports")) refuse(warning);
}

/** TypeScript has imports of unknown targets rewritten by a helper, which it then does not include. */
function plainImport() {
  return {
    name: "plain-import",
    renderChunk: (code) => code.replaceAll("import(__rewriteRelativeImportExtension(url))", "import(url)"),
  };
}

function backendEntries() {
  const files = readdirSync("engine/entries").filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(
    files.map((file) => [`orm/dist/${basename(file, ".ts")}`, `engine/entries/${file}`]),
  );
}

/**
 * What the index gives, each in a file of its own with what it needs. Bundlers leave out whole files that nothing
 * needs, but next to nothing of a file that a driver loaded later shares.
 */
function parts() {
  const index = readFileSync("engine/index.ts", "utf8");
  const files = [...index.matchAll(/^(?:export \*|export \{[^}]*\}|\}) from "(.*)";$/gm)].map(
    ([, path]) => path,
  );
  return Object.fromEntries(
    files.map((file) => [`orm/dist/chunks/${basename(file, ".ts")}`, join("engine", file)]),
  );
}

function output(extension) {
  return {
    dir: "packages",
    format: "es",
    entryFileNames: `[name]${extension}`,
    chunkFileNames: (chunk) => `${packageOf(chunk.moduleIds[0])}/dist/chunks/[name]${extension}`,
    minifyInternalExports: false,
    hoistTransitiveImports: false,
  };
}

/**
 * Turns an import of another package's file into an import of that package, which has to publish what is
 * taken. Bundling the file instead would make a second `OrmError` class, and `instanceof` would lie.
 */
function packageBoundary(extension) {
  return {
    name: "package-boundary",
    resolveId(source, importer) {
      if (source.startsWith("@farming-labs/")) return { id: source, external: true };
      if (importer === undefined || !source.startsWith(".")) return null;
      const owner = packageOf(resolve(dirname(importer), source));
      return owner === packageOf(importer) ? null : { id: `@farming-labs/${owner}`, external: true };
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const [from, names] of Object.entries(chunk.importedBindings)) {
          if (!from.startsWith("@farming-labs/")) continue;
          const published = bundle[`${from.split("/")[1]}/dist/index${extension}`].exports;
          const missing = names.filter((name) => !published.includes(name));
          if (missing.length > 0) {
            this.error(`${chunk.fileName} uses ${missing.join(", ")}, which ${from} does not export`);
          }
        }
      }
    },
  };
}

function packageOf(file) {
  const path = relative(".", file).replaceAll("\\", "/");
  const folder = Object.keys(folders).find((candidate) => path.startsWith(`${candidate}/`));
  return folder === undefined ? "orm" : folders[folder];
}

function refuse(warning) {
  throw new Error(warning.message);
}
