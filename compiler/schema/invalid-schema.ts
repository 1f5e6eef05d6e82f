import { OrmError } from "../../ir/orm-error.ts";

/** The error for a mistake in a schema; `path` says where it stands, such as `user.relations.posts`. */
export function invalidSchema(path: string, message: string): OrmError {
  return new OrmError("INVALID_SCHEMA", `${path}: ${message}`, { path });
}
