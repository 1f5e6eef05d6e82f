import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Dialect } from "../dialect.ts";
import { type Fragment, sql } from "../fragment.ts";
import type { SqlCodec } from "../sql-codec.ts";

const asChar = (value: Fragment) => sql`cast(${value} as char)`;

/**
 * A database of the family through a client that has the application read each type, such as `tinyint(1)` as
 * a boolean, and gives no say in it. Text is the one type that nobody reads otherwise.
 */
export function mysqlInText(dialect: Dialect): Dialect {
  const inText = (kind: FieldKind): SqlCodec => ({ ...dialect.codecs[kind], project: asChar });
  return Object.freeze({
    ...dialect,
    codecs: Object.freeze({
      string: inText("string"),
      enum: inText("enum"),
      // A bit as text is a byte, not a digit.
      boolean: { ...dialect.codecs.boolean, project: (column: Fragment) => asChar(sql`${column} + 0`) },
      integer: inText("integer"),
      bigint: inText("bigint"),
      decimal: inText("decimal"),
      datetime: inText("datetime"),
      json: inText("json"),
    }),
    json: Object.freeze({ ...dialect.json, column: asChar }),
  });
}
