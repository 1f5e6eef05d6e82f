import type { Rule } from "./rule.ts";
import type { Source } from "./source.ts";

const ENTRY = "engine/compiled/index.ts";
/** What makes plans and writes statements. */
const COMPILER =
  /^(compiler\/(compile\.ts|(lower|rules|plan)\/)|ir\/logical\/print|emitters\/sql\/(index|query|write)\.ts)/;

/** A bundle of compiled calls has plans in the place of the compiler, and so must reach no part of it. */
export const noCompiler: Rule = {
  name: "no compiler behind compiled calls",
  check: (sources) => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const reached = new Map<string, string>();
    const open = [ENTRY];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      for (const target of loadedBy(byPath.get(path))) {
        if (reached.has(target)) continue;
        reached.set(target, path);
        open.push(target);
      }
    }
    return [...reached]
      .filter(([target]) => COMPILER.test(target))
      .map(([target, path]) => ({ path, line: 1, message: `loads ${target} in a bundle of compiled calls` }));
  },
};

function loadedBy(source: Source | undefined): readonly string[] {
  const imports = source?.imports ?? [];
  return imports.filter(({ kind }) => kind !== "type").map(({ target }) => target);
}
