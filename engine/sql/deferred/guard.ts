import { errorMessage } from "../error-property.ts";
import type { HeldStatement } from "./deferred-session.ts";

const RAISE = "json_extract('x', '$')";

/** Undoes the batch unless the statement before changed that many rows. */
export function expectChanges(count: number): HeldStatement {
  return {
    text: `select case when changes() = cast(? as integer) then 1 else ${RAISE} end`,
    values: [count],
    about: null,
  };
}

/** The only malformed JSON there can be, as what is stored was checked before. */
export function isGuardFault(error: unknown): boolean {
  return errorMessage(error).includes("malformed JSON");
}
