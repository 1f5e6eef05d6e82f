import { OrmError } from "../../../ir/orm-error.ts";
import type { DeferredSession } from "./deferred-session.ts";

/** What a call asks for and only the database can say, once the writes that are held back are made. */
export function unknownUntilCommit({ source }: DeferredSession, what: string): OrmError {
  return new OrmError("UNSUPPORTED", `${what} is not known before this transaction ends`, {
    backendKind: source.kind,
    dialect: source.dialect,
  });
}
