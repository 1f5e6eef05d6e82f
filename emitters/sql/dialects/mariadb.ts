import type { Comparison } from "../../../ir/predicate/compare.ts";
import { type Fragment, list, nothing, sql } from "../fragment.ts";
import { unchanged } from "../plain-codec.ts";
import { mysqlCodecs } from "./mysql-codecs.ts";
import { mysqlFamily } from "./mysql-family.ts";
import { mysqlTables } from "./mysql-tables.ts";
import { mysqlTextCodec } from "./mysql-text.ts";

const COLLATION = "utf8mb4_nopad_bin";

const text = mysqlTextCodec({
  collation: COLLATION,
  // By bytes, and yet an index of any collation finds the row.
  link: (to: Fragment, from: Fragment) => sql`${to} = cast(${from} as binary)`,
});

const codecs = mysqlCodecs({
  json: {
    // JSON is text here. As a condition by itself `json_equals` takes the null of a null field for true.
    bind: unchanged,
    compare: (op: Comparison, left: Fragment, right: Fragment) => {
      const equal = sql`json_equals(${ended(left)}, ${ended(right)})`;
      return op === "eq" ? sql`${equal} = 1` : sql`${equal} = 0`;
    },
  },
  text,
});

/**
 * Where a number with an exponent is the whole text, MariaDB reads on into the memory behind it: `1e+21` now and then
 * equals `1e+219`. Seen on 10.11.
 */
function ended(json: Fragment): Fragment {
  return sql`concat(${json}, ' ')`;
}

/** MariaDB 10.7 or later. Its aggregates of JSON are cut at a length, so no plan nests rows in it. */
export const mariadb = mysqlFamily({
  name: "mariadb",
  collation: COLLATION,
  codecs,
  text,
  json: Object.freeze({
    array: (items: readonly Fragment[]) => sql`json_array(${list(items)})`,
    embed: (value: Fragment) => sql`json_compact((${value}))`,
    column: unchanged,
    lists: {
      layout: "rows" as const,
      list: (row: Fragment, from: Fragment, order: Fragment | null) =>
        sql`select coalesce(json_arrayagg(${row}${order ?? nothing}), json_array()) ${from}`,
      lists: (key: Fragment, row: Fragment, from: Fragment, order: Fragment | null) =>
        sql`select ${key} as c0, json_arrayagg(${row}${order ?? nothing}) as c1 ${from} group by ${key}`,
    },
  }),
  table: mysqlTables(
    codecs,
    COLLATION,
    (table, name, clause) =>
      `alter table ${table} add constraint ${name} foreign key if not exists ${clause}`,
  ),
});
