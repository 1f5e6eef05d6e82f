import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import typescript from "@rollup/plugin-typescript";
import { dts } from "rollup-plugin-dts";

/** The published packages: where each is built, and the source file of each of its entries. */
const packages = [
  {
    name: "@farming-labs/orm",
    folder: "packages/orm",
    entries: { index: "engine/index.ts", ...backendEntries() },
  },
  {
    name: "@farming-labs/orm-runtime",
    folder: "packages/orm-runtime",
    entries: { index: "engine/runtime/index.ts", setup: "engine/runtime/setup.ts" },
  },
  {
    name: "@farming-labs/orm-cli",
    folder: "packages/orm-cli",
    entries: { index: "engine/cli/index.ts" },
  },
];

/** Folders that belong to another package than `@farming-labs/orm`, which has all the rest. */
const owners = { "engine/runtime": "@farming-labs/orm-runtime", "engine/cli": "@farming-labs/orm-cli" };

/** Entry file -> the specifier under which it is published. */
const published = new Map(
  packages.flatMap(({ name, entries }) =>
    Object.entries(entries).map(([entry, file]) => [file, entry === "index" ? name : `${name}/${entry}`]),
  ),
);

export default packages.flatMap((target) => {
  rmSync(`${target.folder}/dist`, { recursive: true, force: true });
  return [javascript(target), declarations(target)];
});

function backendEntries() {
  const files = readdirSync("engine/entries").filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(files.map((file) => [basename(file, ".ts"), `engine/entries/${file}`]));
}

function javascript({ name, folder, entries }) {
  return {
    input: entries,
    external: /^node:/,
    output: {
      dir: `${folder}/dist`,
      format: "es",
      minifyInternalExports: false,
      hoistTransitiveImports: false,
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name].js",
    },
    plugins: [packageBoundary(name), typescript({ tsconfig: "tsconfig.build.json" })],
    onwarn: refuse,
  };
}

function declarations({ name, folder, entries }) {
  return {
    input: entries,
    external: /^node:/,
    output: {
      dir: `${folder}/dist`,
      format: "es",
      minifyInternalExports: false,
      entryFileNames: "[name].d.ts",
      chunkFileNames: "chunks/[name].d.ts",
    },
    plugins: [packageBoundary(name), dts({ tsconfig: "tsconfig.build.json" })],
    onwarn: (warning) => {
      // Shared types without a public name are harmless where no inferred type needs one; the package check
      // proves it by compiling a consumer that emits declarations.
      if (!warning.message.includes("private shared type exports")) refuse(warning);
    },
  };
}

/**
 * Turns an import of another package's entry into an import of that package. Bundling the file instead
 * would make a second `OrmError` class, and `instanceof` would lie.
 */
function packageBoundary(name) {
  return {
    name: "package-boundary",
    resolveId(source, importer) {
      if (source.startsWith("@farming-labs/")) return { id: source, external: true };
      if (importer === undefined || !source.startsWith(".")) return null;
      // TypeScript has already rewritten the extension.
      const target = resolve(dirname(importer), source.replace(/\.js$/, ".ts"));
      const file = relative(".", target).replaceAll("\\", "/");
      if (ownerOf(file) === name) return null;
      const id = published.get(file);
      if (id === undefined)
        this.error(`${relative(".", importer)} imports ${file}, which ${name} does not contain`);
      return { id, external: true };
    },
  };
}

function ownerOf(file) {
  const folder = Object.keys(owners).find((candidate) => file.startsWith(`${candidate}/`));
  return folder === undefined ? "@farming-labs/orm" : owners[folder];
}

function refuse(warning) {
  throw new Error(warning.message);
}
