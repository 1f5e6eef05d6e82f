import type { Rule, Violation } from "./rule.ts";
import { COMPUTED, type Import, type Source } from "./source.ts";

/** Layer -> the layers that it may import besides itself. What is not listed may import anything. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  ir: [],
  compiler: ["ir"],
  emitters: ["ir"],
  engine: ["ir", "compiler", "emitters"],
  // Packages of their own, built on the one that the rest becomes.
  "engine/runtime": ["ir", "compiler", "emitters", "engine"],
  "engine/cli": ["ir", "compiler", "emitters", "engine"],
  // Built by itself, of what it needs of the rest.
  "engine/compiled": ["ir", "compiler", "emitters", "engine"],
};

/** The arrows of ARCHITECTURE.md; packages from outside are imported by no layer at all. */
export const importDirection: Rule = {
  name: "import direction",
  check: (sources) => sources.flatMap(violationsOf),
};

function violationsOf(source: Source): Violation[] {
  const layer = layerOf(source.path);
  const allowed = ARROWS[layer];
  if (allowed === undefined) return [];
  return source.imports
    .filter((entry) => !isAllowed(entry, layer, allowed))
    .map(({ target, line }) => ({
      path: source.path,
      line,
      message: `${layer} imports ${target}; it may import ${[layer, ...allowed].join(", ")}`,
    }));
}

function isAllowed({ target }: Import, layer: string, allowed: readonly string[]): boolean {
  // Where Node's own modules may be used is a rule of its own.
  if (layer.startsWith("engine") && target.startsWith("node:")) return true;
  // The command line loads the application's configuration.
  if (layer === "engine/cli" && target === COMPUTED) return true;
  const to = layerOf(target);
  return target.includes("/") && (to === layer || allowed.includes(to));
}

function layerOf(path: string): string {
  const folders = path.split("/").slice(0, -1);
  const inner = folders.slice(0, 2).join("/");
  return ARROWS[inner] === undefined ? (folders[0] ?? path) : inner;
}
