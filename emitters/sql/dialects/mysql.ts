import type { Comparison } from "../../../ir/predicate/compare.ts";
import { type Fragment, list, sql } from "../fragment.ts";
import { plainCompare, unchanged } from "../plain-codec.ts";
import { mysqlCodecs } from "./mysql-codecs.ts";
import { mysqlFamily } from "./mysql-family.ts";
import { mysqlTables } from "./mysql-tables.ts";
import { bytesOf, mysqlTextCodec } from "./mysql-text.ts";

const COLLATION = "utf8mb4_0900_bin";

const text = mysqlTextCodec({
  collation: COLLATION,
  link: (to: Fragment, from: Fragment) => sql`(${to} = ${from} and ${bytesOf(to)} = ${bytesOf(from)})`,
});

const codecs = mysqlCodecs({
  json: {
    bind: (placeholder: Fragment) => sql`cast(${placeholder} as json)`,
    compare: (op: Comparison, left: Fragment, right: Fragment) => plainCompare(op, left, right),
  },
  text,
});

/** In an aggregate MySQL knows no order; over a window it has one, and every row the whole list. */
function listOf(row: Fragment, from: Fragment, order: Fragment | null): Fragment {
  if (order === null) return sql`select coalesce(json_arrayagg(${row}), json_array()) ${from}`;
  const frame = sql`rows between unbounded preceding and unbounded following`;
  const whole = sql`select json_arrayagg(${row}) over (${order} ${frame}) ${from} limit 1`;
  return sql`select coalesce((${whole}), json_array())`;
}

/** Of the rows of a key, which all have the same list, the first. */
function listsOf(key: Fragment, row: Fragment, from: Fragment, order: Fragment | null): Fragment {
  if (order === null) return sql`select ${key} as c0, json_arrayagg(${row}) as c1 ${from} group by ${key}`;
  const rows = sql`partition by ${key}`;
  const frame = sql`rows between unbounded preceding and unbounded following`;
  const whole = sql`json_arrayagg(${row}) over (${rows}${order} ${frame}) as c1`;
  const numbered = sql`select ${key} as c0, ${whole}, row_number() over (${rows}${order}) as c2 ${from}`;
  return sql`select t0.c0, t0.c1 from (${numbered}) as t0 where t0.c2 = 1`;
}

/** MySQL 8.0.17 or later. */
export const mysql = mysqlFamily({
  name: "mysql",
  collation: COLLATION,
  codecs,
  text,
  json: Object.freeze({
    array: (items: readonly Fragment[]) => sql`json_array(${list(items)})`,
    embed: (value: Fragment) => sql`(${value})`,
    column: unchanged,
    lists: { layout: "rows" as const, list: listOf, lists: listsOf },
  }),
  // There is no `if not exists` here: an error 1826, a duplicate name, says that the key is there.
  table: mysqlTables(
    codecs,
    COLLATION,
    (table, name, clause) => `alter table ${table} add constraint ${name} foreign key ${clause}`,
  ),
});
