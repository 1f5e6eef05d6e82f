import type { Rule, Violation } from "./rule.ts";
import type { Source } from "./source.ts";

const LIBRARY = ["ir/", "compiler/", "emitters/", "engine/"];
const NODE_ONLY = ["engine/runtime/setup", "engine/cli/"];
const NODE_GLOBALS = ["process", "Buffer", "require", "__dirname", "__filename", "setImmediate", "global"];

/** All but the setup entry and the command line also runs in a worker, where Node is not. */
export const nodeFree: Rule = {
  name: "no Node outside setup and command line",
  check: (sources) => sources.filter(isPortable).flatMap(violationsOf),
};

function isPortable({ path }: Source): boolean {
  return (
    LIBRARY.some((folder) => path.startsWith(folder)) && !NODE_ONLY.some((place) => path.startsWith(place))
  );
}

function violationsOf({ path, imports, names }: Source): Violation[] {
  const modules = imports
    .filter(({ target }) => target.startsWith("node:"))
    .map(({ target, line }) => ({ path, line, message: `imports ${target}` }));
  const globals = names
    .filter(({ name, position }) => position === "value" && NODE_GLOBALS.includes(name.split(".")[0] ?? name))
    .map(({ name, line }) => ({ path, line, message: `uses Node's ${name}` }));
  return [...modules, ...globals];
}
