import type { SqlErrorFacts } from "../../sql/sql-error-facts.ts";
import { isObject } from "../match.ts";

/** Records as lists: our statements give each column a name of its own, and records keep their order. */
export function listsOf(records: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(records)) return [];
  return records.map((record: object) => Object.values(record));
}

/** The facts of what the client threw, which a host ORM wraps as `name` of an error of its own. */
export function factsInside(
  name: string,
  errorFacts: (error: unknown) => SqlErrorFacts,
): (error: unknown) => SqlErrorFacts {
  return (error) => {
    const inner: unknown = isObject(error) ? Reflect.get(error, name) : undefined;
    return errorFacts(isObject(inner) ? inner : error);
  };
}
