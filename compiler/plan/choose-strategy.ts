import type { Rows } from "../../ir/logical/logical-plan.ts";
import { nestedLevels } from "../../ir/logical/nested-levels.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import type { Planner } from "./planner.ts";

/**
 * How a relation is loaded, from what the backend can do and how many parents there may be, noted with
 * the reason. A forced strategy that the backend lacks gives way to one that it has.
 */
export function chooseStrategy(planner: Planner, parents: Rows, nest: NestOutput, path: string): Strategy {
  const [strategy, reason] = choose(planner, parents, nest, path);
  planner.choose(path, strategy, reason);
  return strategy;
}

function choose(
  planner: Planner,
  parents: Rows,
  nest: NestOutput,
  path: string,
): readonly [Strategy, string] {
  const { capabilities, options } = planner;
  if (capabilities.nestedLevels === 0) {
    return [
      "batch",
      "the backend does not return related rows inside their parent's; one fetch for all parents",
    ];
  }
  if (1 + nestedLevels(nest.plan.outputs) > capabilities.nestedLevels) {
    return ["batch", `the backend returns ${capabilities.nestedLevels} levels of related rows at once`];
  }
  if (options.strategy === "batch") return ["batch", "asked for"];
  const canGroup = capabilities.groupedRows && nest.cardinality === "many" && !path.includes(".");
  if (options.strategy === "grouped" && canGroup) return ["grouped", "asked for"];
  if (options.strategy === "correlated") return ["correlated", "asked for"];
  if (nest.cardinality === "one") return ["correlated", "at most one related row, found by its key"];
  if (yieldsOneRow(parents, planner.catalog)) {
    return ["correlated", "at most one parent: its related rows are found by the link"];
  }
  return ["correlated", "related rows are found by the link, a probe a parent, in the same statement"];
}
