import type { Assignment } from "../../../ir/logical/insert.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Column } from "../../../ir/physical/column.ts";
import type { DeferredSession } from "./deferred-session.ts";

/** What a call asks for and only the database can say, once the writes that are held back are made. */
export function unknownUntilCommit({ source }: DeferredSession, what: string): OrmError {
  return new OrmError("UNSUPPORTED", `${what} is not known before this transaction ends`, {
    backendKind: source.kind,
    dialect: source.dialect,
  });
}

/** Every cell of a new row is known, but for a number that the database will give it. */
export function isKnownRow(assignments: readonly Assignment[], columns: readonly Column[]): boolean {
  return columns.every(({ name }) => assignments.some(({ field }) => field === name));
}

export function unknownNumber(session: DeferredSession): OrmError {
  return unknownUntilCommit(session, "the number that the database gives a new row");
}
