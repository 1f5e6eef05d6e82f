import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import typescript from "@rollup/plugin-typescript";
import { dts } from "rollup-plugin-dts";

const ORM = "@farming-labs/orm";

/** The published packages: where each is built, and the source file of each of its entries. */
const packages = [
  {
    name: ORM,
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

/** Folders that belong to another package than the orm, which has all the rest. */
const owners = { "engine/runtime": "@farming-labs/orm-runtime", "engine/cli": "@farming-labs/orm-cli" };

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
    output: output(folder, ".js"),
    plugins: [packageBoundary(name, ".js"), typescript({ tsconfig: "tsconfig.build.json" })],
    onwarn: refuse,
  };
}

function declarations({ name, folder, entries }) {
  return {
    input: entries,
    external: /^node:/,
    output: output(folder, ".d.ts"),
    plugins: [packageBoundary(name, ".d.ts"), dts({ tsconfig: "tsconfig.build.json" })],
    onwarn: (warning) => {
      // Shared types without a public name are harmless where no inferred type needs one; the package check
      // proves it by compiling a consumer that emits declarations.
      if (!warning.message.includes("private shared type exports")) refuse(warning);
    },
  };
}

function output(folder, extension) {
  return {
    dir: `${folder}/dist`,
    format: "es",
    entryFileNames: `[name]${extension}`,
    chunkFileNames: `chunks/[name]${extension}`,
    minifyInternalExports: false,
    hoistTransitiveImports: false,
  };
}

/**
 * Turns an import of another package's file into an import of that package, which has to publish what is
 * taken. Bundling the file instead would make a second `OrmError` class, and `instanceof` would lie.
 */
function packageBoundary(name, extension) {
  return {
    name: "package-boundary",
    resolveId(source, importer) {
      if (source.startsWith("@farming-labs/")) return { id: source, external: true };
      if (importer === undefined || !source.startsWith(".")) return null;
      // TypeScript has already rewritten the extension.
      const target = resolve(dirname(importer), source.replace(/\.js$/, ".ts"));
      const owner = ownerOf(relative(".", target).replaceAll("\\", "/"));
      return owner === name ? null : { id: owner, external: true };
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.fileName === `index${extension}`) published.set(name + extension, chunk.exports);
        for (const [from, names] of Object.entries(chunk.importedBindings)) {
          const missing = names.filter((taken) => published.get(from + extension)?.includes(taken) === false);
          if (missing.length > 0)
            this.error(`${name} uses ${missing.join(", ")}, which ${from} does not export`);
        }
      }
    },
  };
}

/** What the packages built so far export, by name and extension. */
const published = new Map();

function ownerOf(file) {
  const folder = Object.keys(owners).find((candidate) => file.startsWith(`${candidate}/`));
  return folder === undefined ? ORM : owners[folder];
}

function refuse(warning) {
  throw new Error(warning.message);
}
