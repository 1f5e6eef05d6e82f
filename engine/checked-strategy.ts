import type { Capabilities } from "../ir/capabilities.ts";
import { OrmError } from "../ir/orm-error.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";

const IS_CLAIMED: Readonly<Record<Strategy, (capabilities: Capabilities) => boolean>> = {
  correlated: ({ nestedLevels }) => nestedLevels > 0,
  grouped: ({ groupedRows }) => groupedRows,
  joined: ({ flatJoins }) => flatJoins !== null,
  batch: () => true,
};

/** The strategy in the options, which must be one. */
export function checkedStrategy(options: object, path: string): Strategy | undefined {
  const strategy: unknown = Reflect.get(options, "strategy");
  if (strategy === undefined || isStrategy(strategy)) return strategy;
  throw new OrmError("INVALID_QUERY", `${path} is one of ${Object.keys(IS_CLAIMED).join(", ")}`, { path });
}

function isStrategy(value: unknown): value is Strategy {
  return typeof value === "string" && Object.hasOwn(IS_CLAIMED, value);
}

/** Throws where the backend loads no relation by the strategy that a call asks for. */
export function requireStrategy(strategy: Strategy, capabilities: Capabilities): void {
  if (!IS_CLAIMED[strategy](capabilities))
    throw notPossible("the backend has no such way to load a relation");
}

export function notPossible(why: string): OrmError {
  const path = "options.strategy";
  return new OrmError("INVALID_QUERY", `${path}: ${why}`, { path });
}
