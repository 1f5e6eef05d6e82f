import type { OrmErrorCode } from "../../../ir/orm-error.ts";
import { errorText } from "../../sql/error-property.ts";
import type { SqlErrorFacts } from "../../sql/sql-error-facts.ts";
import { factsInside } from "./host-rows.ts";

/** There never was a connection, whatever the client said. */
const CONNECTING: ReadonlyMap<string, OrmErrorCode> = new Map([
  ["SequelizeAccessDeniedError", "CONNECTION_LOST"],
  ["SequelizeConnectionAcquireTimeoutError", "TIMEOUT"],
  ["SequelizeConnectionError", "CONNECTION_LOST"],
  ["SequelizeConnectionRefusedError", "CONNECTION_LOST"],
  ["SequelizeConnectionTimedOutError", "TIMEOUT"],
  ["SequelizeHostNotFoundError", "CONNECTION_LOST"],
  ["SequelizeHostNotReachableError", "CONNECTION_LOST"],
  ["SequelizeInvalidConnectionError", "CONNECTION_LOST"],
]);

/** Sequelize's errors hold the client's own. */
export function sequelizeErrorFacts(
  errorFacts: (error: unknown) => SqlErrorFacts,
): (error: unknown) => SqlErrorFacts {
  const inside = factsInside("original", errorFacts);
  return (error) => {
    const facts = inside(error);
    const code = CONNECTING.get(errorText(error, "name") ?? "");
    if (code === undefined) return facts;
    const { originalCode } = facts;
    return { code, effect: "unsent", unreached: code === "CONNECTION_LOST" || undefined, originalCode };
  };
}
