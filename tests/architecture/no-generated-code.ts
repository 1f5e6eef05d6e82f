import type { Rule } from "./rule.ts";

const GENERATORS = ["eval", "globalThis.eval", "Function"];
const LIBRARY = ["ir/", "compiler/", "emitters/", "engine/"];

/** Workers refuse code made from strings. */
export const noGeneratedCode: Rule = {
  name: "no generated code",
  check: (sources) =>
    sources
      .filter(({ path }) => LIBRARY.some((folder) => path.startsWith(folder)))
      .flatMap(({ path, names }) =>
        names
          .filter(({ name, position }) => position === "value" && GENERATORS.includes(name))
          .map(({ name, line }) => ({ path, line, message: `makes code from a string with ${name}` })),
      ),
};
