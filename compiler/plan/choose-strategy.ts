import type { Rows } from "../../ir/logical/logical-plan.ts";
import { nestedLevels } from "../../ir/logical/nested-levels.ts";
import type { NestOutput } from "../../ir/logical/project.ts";
import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import type { Planner } from "./planner.ts";

/** A relation of a statement's rows. */
export interface Relation {
  /** The rows of the statement, for a relation of joined rows too: there are as many. */
  readonly parents: Rows;
  readonly nest: NestOutput;
  readonly path: string;
  /** Its row can be joined to its parent's, and there is room for it in the select. */
  readonly joins: boolean;
}

/**
 * How a relation is loaded, from what the backend can do and how many parents there may be, noted with
 * the reason. A forced strategy that the backend lacks gives way to one that it has.
 */
export function chooseStrategy(planner: Planner, relation: Relation): Strategy {
  const [strategy, reason] = choose(planner, relation);
  planner.choose(relation.path, strategy, reason);
  return strategy;
}

function choose(planner: Planner, relation: Relation): readonly [Strategy, string] {
  const { nest, path, joins } = relation;
  const { capabilities, options } = planner;
  const fits = 1 + nestedLevels(nest.plan.outputs) <= capabilities.nestedLevels;
  const canGroup = capabilities.groupedRows && nest.cardinality === "many" && !path.includes(".");
  if (options.strategy === "batch") return ["batch", "asked for"];
  if (options.strategy === "joined" && joins) return ["joined", "asked for"];
  if (options.strategy === "grouped" && canGroup && fits) return ["grouped", "asked for"];
  if (options.strategy === "correlated" && fits) return ["correlated", "asked for"];
  if (fits) return cheapest(planner, relation);
  if (joins) return ["joined", "at most one related row, found by its key: columns of its parent's"];
  return [
    "batch",
    capabilities.nestedLevels === 0
      ? "the backend does not return related rows inside their parent's; one fetch for all parents"
      : `the backend returns ${capabilities.nestedLevels} levels of related rows at once`,
  ];
}

/**
 * Measured with `bench/strategies.ts`: of many parents, joined rows take PostgreSQL a third of the time and
 * SQLite two thirds, as no JSON is made and read. Of one parent the two are level, but for SQLite with
 * statistics: it plans a join anew for every value that is bound, and a look-up by a whole key never.
 */
function cheapest(planner: Planner, { parents, nest, joins }: Relation): readonly [Strategy, string] {
  const isAlone = yieldsOneRow(parents, planner.catalog);
  if (nest.cardinality === "one") {
    return joins && !isAlone
      ? ["joined", "at most one related row a parent: columns of the parent's, as no JSON is cheaper"]
      : ["correlated", "at most one related row, found by its key"];
  }
  return isAlone
    ? ["correlated", "at most one parent: its related rows are found by the link"]
    : ["correlated", "related rows are found by the link, a probe a parent, in the same statement"];
}
