import type { Rule, Violation } from "./rule.ts";
import type { Source } from "./source.ts";

const ENTRIES = "engine/entries/";
/** Entries that belong to no backend, and load a driver only when its client is there. */
const COMMON = ["engine/index.ts", "engine/runtime/index.ts", "engine/runtime/setup.ts"];

/** Importing one driver never loads another: what an entry publishes is reached from no other entry. */
export const separateDrivers: Rule = {
  name: "separate drivers",
  check: (sources) => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const drivers = sources.filter(({ path }) => path.startsWith(ENTRIES));
    const common = sources.filter(({ path }) => COMMON.includes(path));
    return [...drivers, ...common].flatMap((entry) => violationsOf(entry, drivers, byPath));
  },
};

function violationsOf(
  entry: Source,
  drivers: readonly Source[],
  byPath: ReadonlyMap<string, Source>,
): Violation[] {
  const own = publishedBy(entry);
  const loaded = loadedBy(entry, byPath);
  return drivers
    .filter((driver) => driver !== entry)
    .flatMap((driver) => [driver.path, ...publishedBy(driver)])
    .filter((path) => loaded.has(path) && !own.has(path))
    .map((path) => ({
      path: entry.path,
      line: 1,
      message: `loads ${path}, which belongs to another driver`,
    }));
}

function publishedBy({ imports }: Source): ReadonlySet<string> {
  return new Set(
    imports.filter(({ reexports, kind }) => reexports && kind === "value").map(({ target }) => target),
  );
}

function loadedBy(entry: Source, byPath: ReadonlyMap<string, Source>): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [entry.path];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    const imports = byPath.get(path)?.imports ?? [];
    open.push(...imports.filter(({ kind }) => kind === "value").map(({ target }) => target));
  }
  return loaded;
}
