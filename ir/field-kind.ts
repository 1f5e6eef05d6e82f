/**
 * The closed set of scalar kinds. Each has one equality and one order on every backend:
 *
 * | kind     | canonical cell                  | equality          | order                 |
 * |----------|---------------------------------|-------------------|-----------------------|
 * | string   | well-formed string, no NUL      | code points       | code points           |
 * | enum     | one of the declared strings     | code points       | code points           |
 * | boolean  | boolean                         | value             | false < true          |
 * | integer  | number, whole, 32 bits          | value             | numeric               |
 * | bigint   | bigint, 64 bits                 | value             | numeric               |
 * | decimal  | canonical decimal string        | value             | numeric               |
 * | datetime | number, milliseconds since 1970 | instant           | chronological         |
 * | json     | JSON value                      | structural        | none                  |
 *
 * `null` is a cell of every nullable field, and smaller than every other cell.
 */
export type FieldKind =
  | "string"
  | "enum"
  | "boolean"
  | "integer"
  | "bigint"
  | "decimal"
  | "datetime"
  | "json";

/** A JSON value as JavaScript holds it after `JSON.parse`. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** The canonical form of a field's value inside the compiler and the engine; see {@link FieldKind}. */
export type Cell = JsonValue | bigint;
