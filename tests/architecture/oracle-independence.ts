import type { Rule } from "./rule.ts";

const ORACLE = "tests/equivalence/oracle/";
const CATALOG = ["ir/catalog.ts", "ir/field-kind.ts"];

/** An oracle that shared code with the engine would agree with its mistakes. */
export const oracleIndependence: Rule = {
  name: "independent oracle",
  check: (sources) =>
    sources
      .filter(({ path }) => path.startsWith(ORACLE))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ target, kind }) =>
              !(target.startsWith(ORACLE) || (kind === "type" && CATALOG.includes(target))),
          )
          .map(({ target, line }) => ({
            path,
            line,
            message: `imports ${target}; only types of the catalog`,
          })),
      ),
};
