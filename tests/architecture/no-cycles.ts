import type { Rule, Violation } from "./rule.ts";
import type { Source } from "./source.ts";

const LIBRARY = ["ir/", "compiler/", "emitters/", "engine/"];

/** Files of the library that need each other to load: one of them sees the other half made. */
export const noCycles: Rule = {
  name: "no import cycles",
  check: (sources) => {
    const imports = new Map(sources.map((source) => [source.path, valueImports(source)]));
    const library = sources.filter(({ path }) => LIBRARY.some((folder) => path.startsWith(folder)));
    return library.flatMap(({ path }) => cycleFrom(path, imports));
  },
};

function valueImports({ imports }: Source): readonly string[] {
  return imports.filter(({ kind }) => kind === "value").map(({ target }) => target);
}

/** The shortest way back to the file, reported at the first of its files by name only. */
function cycleFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): Violation[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of imports.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return isFirst(way) ? [violation(way)] : [];
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
    }
  }
  return [];
}

function isFirst(way: readonly string[]): boolean {
  return way.every((path) => path >= (way[0] ?? path));
}

function violation(way: readonly string[]): Violation {
  const [start = ""] = way;
  return { path: start, line: 1, message: `is loaded by what it loads: ${[...way, start].join(" -> ")}` };
}
