import { isStorableText } from "../../ir/text.ts";
import { invalidSchema } from "./invalid-schema.ts";

/** PostgreSQL silently cuts longer identifiers, and two of them become one. */
export const IDENTIFIER_BYTES_MAX = 63;

const RESERVED = ["__proto__", "constructor", "prototype"];
const ORM_MEMBERS = ["transaction", "batch"];
const CONNECTIVES = ["AND", "OR", "NOT"];

const utf8 = new TextEncoder();

export function checkModelName(name: string): void {
  checkName(name, name);
  if (ORM_MEMBERS.includes(name)) throw invalidSchema(name, "is a method of the orm, not a model name");
}

/** Fields, relations and unique keys share the namespace of `where` with its connectives. */
export function checkMemberName(name: string, path: string): void {
  checkName(name, path);
  if (CONNECTIVES.includes(name)) throw invalidSchema(path, "is a connective of `where`, not a name");
}

function checkName(name: string, path: string): void {
  if (name === "") throw invalidSchema(path, "a name must not be empty");
  if (!isStorableText(name)) throw invalidSchema(path, "a name must not hold lone surrogates or NUL");
  if (RESERVED.includes(name)) throw invalidSchema(path, "is a reserved name");
  if (name.startsWith("$")) throw invalidSchema(path, "names that start with `$` are reserved");
  if (name.includes(".")) throw invalidSchema(path, "a name must not hold a dot");
}

/** Tables, columns, namespaces and named constraints. */
export function checkIdentifier(
  identifier: unknown,
  what: string,
  path: string,
): asserts identifier is string {
  if (typeof identifier !== "string" || identifier === "") {
    throw invalidSchema(path, `the ${what} must be a string that is not empty`);
  }
  if (!isStorableText(identifier)) {
    throw invalidSchema(path, `the ${what} must not hold lone surrogates or NUL`);
  }
  if (utf8.encode(identifier).length > IDENTIFIER_BYTES_MAX) {
    throw invalidSchema(path, `the ${what} must not be longer than ${IDENTIFIER_BYTES_MAX} bytes`);
  }
}
