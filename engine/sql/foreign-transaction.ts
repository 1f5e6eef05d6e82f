import { OrmError } from "../../ir/orm-error.ts";

/** The application's own transaction would be committed, or its writes lost, by the end of one begun inside it. */
export function insideForeignTransaction(): OrmError {
  return new OrmError(
    "INVALID_QUERY",
    "the client is inside a transaction that the application began; " +
      "calls of one statement run in it, transactions do not",
  );
}
