import type { Rule, Violation } from "./rule.ts";
import type { Source } from "./source.ts";

const ENTRIES = "engine/entries/";
const BACKENDS = "engine/backends/";
/** Entries that belong to no backend, and load a driver only when its client is there. */
const COMMON = ["engine/index.ts", "engine/runtime/index.ts", "engine/runtime/setup.ts"];
/** A Drizzle database gives out its raw client, and the driver is that client's. */
const MADE_OF_OTHERS = ["engine/backends/sql/drizzle.ts"];

/**
 * Importing one driver never loads another. A driver is what a backend loads with `import()`: it is reached
 * from one entry at most, and from no common one. What a driver that is made of others loads is its own.
 */
export const separateDrivers: Rule = {
  name: "separate drivers",
  check: (sources) => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const common = sources.filter(({ path }) => COMMON.includes(path));
    const entries = sources.filter(({ path }) => path.startsWith(ENTRIES));
    return driversIn(sources).flatMap((driver) => {
      const reaching = entries.filter((entry) => isLoadedBy(driver, entry, byPath));
      return [
        ...common.filter((entry) => isLoadedBy(driver, entry, byPath)).map(violation(driver)),
        ...(reaching.length > 1 ? reaching.map(violation(driver)) : []),
      ];
    });
  },
};

function driversIn(sources: readonly Source[]): string[] {
  const loaded = sources
    .filter(({ path }) => path.startsWith(BACKENDS))
    .flatMap(({ imports }) => imports.filter(({ kind }) => kind === "dynamic"));
  return [...new Set(loaded.map(({ target }) => target))];
}

function violation(driver: string): (entry: Source) => Violation {
  return ({ path }) => ({ path, line: 1, message: `loads ${driver}, which is not for it alone` });
}

function isLoadedBy(driver: string, entry: Source, byPath: ReadonlyMap<string, Source>): boolean {
  const loaded = new Set<string>();
  const open = [entry.path];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === driver) return true;
    if (loaded.has(path) || MADE_OF_OTHERS.includes(path)) continue;
    loaded.add(path);
    const imports = byPath.get(path)?.imports ?? [];
    open.push(...imports.filter(({ kind }) => kind === "value").map(({ target }) => target));
  }
  return false;
}
