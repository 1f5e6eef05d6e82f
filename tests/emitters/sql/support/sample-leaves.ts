import type { Catalog, Relation } from "../../../../ir/catalog.ts";
import { modelOf, relationOf } from "../../../../ir/catalog.ts";
import { count } from "../../../../ir/logical/count.ts";
import { deleteRows } from "../../../../ir/logical/delete.ts";
import { empty } from "../../../../ir/logical/empty.ts";
import { filter } from "../../../../ir/logical/filter.ts";
import { insertMany, insertOne } from "../../../../ir/logical/insert.ts";
import { limit, type RowCount } from "../../../../ir/logical/limit.ts";
import type { Rows, Write } from "../../../../ir/logical/logical-plan.ts";
import {
  fieldOutput,
  nestOutput,
  type Output,
  type Project,
  project,
} from "../../../../ir/logical/project.ts";
import { related } from "../../../../ir/logical/related.ts";
import { scan } from "../../../../ir/logical/scan.ts";
import { type SortKey, sort } from "../../../../ir/logical/sort.ts";
import { type ChangeOperator, update } from "../../../../ir/logical/update.ts";
import { upsert } from "../../../../ir/logical/upsert.ts";
import { pushedQuery } from "../../../../ir/physical/pushed-query.ts";
import { and } from "../../../../ir/predicate/and.ts";
import { compare } from "../../../../ir/predicate/compare.ts";
import { constant } from "../../../../ir/predicate/constant.ts";
import { inList } from "../../../../ir/predicate/in-list.ts";
import { isNull } from "../../../../ir/predicate/is-null.ts";
import { not } from "../../../../ir/predicate/not.ts";
import { or } from "../../../../ir/predicate/or.ts";
import { textMatch } from "../../../../ir/predicate/text-match.ts";
import { fixtureCatalog as catalog } from "./fixture-catalog.ts";
import { type Leaf, type QueryOptions, queryLeaf, writeLeaf } from "./run-leaf.ts";

const BY_ID: SortKey = { field: "id", direction: "asc" };
const ONE: RowCount = { kind: "literal", value: 1 };

function slot(at: number): RowCount {
  return { kind: "slot", slot: at };
}

function select(rows: Rows, fields: readonly string[], nests: readonly Output[] = []): Project {
  return project(rows, [...fields.map(fieldOutput), ...nests]);
}

function query(plan: Project, options?: QueryOptions): Leaf {
  return queryLeaf(catalog, plan, options);
}

function write(node: Write, returning: readonly string[] | null): Leaf {
  return writeLeaf(catalog, node, returning);
}

function nest(model: string, name: string, plan: (rows: Rows) => Project, schema: Catalog = catalog): Output {
  const relation: Relation = relationOf(modelOf(schema, model), name);
  return nestOutput(
    name,
    relation.cardinality,
    relation.required,
    plan(related(relation.target, relation.link)),
  );
}

const FIELDS = ["scope", "name", "token", "small", "big", "amount"];
const ASSIGNMENTS = FIELDS.map((field, at) => ({ field, slot: at }));
const ITEM = modelOf(catalog, "item").fields.map((field) => field.name);

const tags = nest("post", "tags", (rows) =>
  select(sort(rows, [{ field: "label", direction: "desc" }, BY_ID]), ["label"]),
);
const authorOfPost = nest("post", "author", (rows) => select(rows, ["name", "code"]));
const note = nest("author", "note", (rows) => select(limit(sort(rows, [BY_ID]), ONE, null), ["big"]));
const posts = (page: boolean) =>
  nest("author", "posts", (rows) => {
    const filtered = filter(rows, compare("gte", "rank", 0));
    const sorted = sort(filtered, [{ field: "amount", direction: "desc" }, BY_ID]);
    return select(
      page ? limit(sorted, slot(1), slot(2)) : sorted,
      ["text", "big", "amount", "flag", "at", "data"],
      [tags, authorOfPost],
    );
  });

function change(field: string, op: ChangeOperator, at: number) {
  return { field, op, slot: at };
}

const OPERATORS = ["increment", "decrement", "multiply", "divide"] as const;

/** One leaf of each form that the emitter knows. */
export const sampleLeaves: Readonly<Record<string, Leaf>> = {
  "every kind": query(select(scan("item"), ITEM)),
  "comparisons of every kind": query(
    select(
      filter(
        scan("item"),
        and([
          ...["text", "choice", "flag", "small", "big", "amount", "at", "data"].map((field, at) =>
            compare(at % 2 === 0 ? "eq" : "ne", field, at),
          ),
          ...["text", "choice", "flag", "small", "big", "amount", "at"].map((field, at) =>
            compare(at % 2 === 0 ? "lt" : "gte", field, at),
          ),
        ]),
      ),
      ["id"],
    ),
  ),
  "lists of every kind": query(
    select(
      filter(
        scan("item"),
        and(
          ["id", "text", "choice", "flag", "small", "big", "amount", "at", "data"].map((field, at) =>
            inList(field, at, at % 2 === 1),
          ),
        ),
      ),
      ["id"],
    ),
  ),
  "text matches": query(
    select(
      filter(
        scan("item"),
        or([
          textMatch("contains", "text", 0),
          textMatch("startsWith", "text", 1),
          not(textMatch("endsWith", "text", 2)),
        ]),
      ),
      ["id"],
    ),
  ),
  constants: query(
    select(
      filter(
        scan("item"),
        or([
          constant(true),
          constant(false),
          constant(null),
          and([]),
          or([]),
          isNull("text", false),
          isNull("text", true),
        ]),
      ),
      ["id"],
    ),
  ),
  "no rows": query(select(empty("item"), ["id"])),
  "order of every kind": query(
    select(
      sort(
        scan("item"),
        ["text", "choice", "flag", "small", "big", "amount", "at", "required"].map((field, at) => ({
          field,
          direction: at % 2 === 0 ? "asc" : "desc",
        })),
      ),
      ["id"],
    ),
  ),
  page: query(select(limit(sort(scan("item"), [BY_ID]), slot(0), slot(1)), ["id"])),
  "all but the first": query(select(limit(sort(scan("item"), [BY_ID]), null, slot(0)), ["id"])),
  "a filter above a limit": query(
    select(filter(limit(sort(scan("counter"), [BY_ID]), slot(0), null), compare("eq", "name", 1)), ["id"]),
  ),
  "related rows, correlated": query(
    select(limit(sort(scan("author"), [BY_ID]), slot(3), null), ["name"], [posts(true), note]),
  ),
  "related rows, grouped": query(
    select(limit(sort(scan("author"), [BY_ID]), slot(3), null), ["name"], [posts(false), note]),
    { nests: { posts: "grouped" } },
  ),
  "related rows, grouped and limited": query(select(scan("author"), ["name"], [posts(true)]), {
    nests: { posts: "grouped" },
  }),
  "many to many, grouped": query(select(scan("post"), ["id"], [tags]), { nests: { tags: "grouped" } }),
  "a limit for each parent": query(
    select(
      limit(
        sort(filter(scan("post"), inList("authorId", 0, false)), [
          { field: "rank", direction: "desc" },
          BY_ID,
        ]),
        slot(1),
        slot(2),
      ),
      ["authorId", "id"],
      [authorOfPost],
    ),
    { partitionBy: "authorId" },
  ),
  count: pushedQuery({
    query: count(filter(scan("item"), compare("gt", "small", 0))),
    columns: [],
    single: true,
    partitionBy: null,
    nests: {},
  }),
  "count of a page": pushedQuery({
    query: count(limit(scan("item"), slot(0), slot(1))),
    columns: [],
    single: true,
    partitionBy: null,
    nests: {},
  }),
  "insert one": write(
    insertOne(
      "item",
      ITEM.map((field, at) => ({ field, slot: at })),
      [],
    ),
    ITEM,
  ),
  "insert defaults": write(insertOne("ticket", [], []), ["id"]),
  "insert many": write(insertMany("item", ITEM, 0, []), ["id"]),
  "insert many defaults": write(insertMany("ticket", [], 0, []), null),
  ...Object.fromEntries(
    OPERATORS.map((op) => [
      `update, ${op}`,
      write(
        update(
          "counter",
          filter(scan("counter"), compare("eq", "name", 0)),
          [change("small", op, 1), change("big", op, 2)],
          null,
        ),
        null,
      ),
    ]),
  ),
  "update without changes": write(
    update("counter", filter(scan("counter"), compare("eq", "name", 0)), [], []),
    ["id"],
  ),
  "update the first": write(
    update(
      "counter",
      limit(sort(filter(scan("counter"), compare("eq", "scope", 0)), [BY_ID]), ONE, null),
      [change("name", "set", 1)],
      null,
    ),
    null,
  ),
  "update the first by two columns": write(
    update("seat", limit(scan("seat"), ONE, null), [change("guest", "set", 0)], null),
    null,
  ),
  "update those of a list": write(
    update(
      "counter",
      filter(scan("counter"), or([not(inList("name", 0, false)), compare("eq", "scope", 1)])),
      [change("small", "increment", 2)],
      null,
    ),
    null,
  ),
  "update all": write(update("counter", scan("counter"), [change("token", "set", 0)], null), null),
  upsert: write(
    upsert(
      "counter",
      "scope_name",
      ASSIGNMENTS,
      [change("small", "increment", 6), change("token", "set", 7)],
      [],
    ),
    FIELDS,
  ),
  "upsert without changes": write(upsert("counter", "token", ASSIGNMENTS, [], []), ["id"]),
  "delete some": write(deleteRows("post", filter(scan("post"), isNull("authorId", false))), null),
  "delete those of a list": write(
    deleteRows("post", filter(scan("post"), and([inList("id", 0, false), isNull("authorId", true)]))),
    null,
  ),
  "delete the first": write(deleteRows("post", limit(sort(scan("post"), [BY_ID]), ONE, null)), null),
  "delete all": write(deleteRows("post", scan("post")), null),
};

/** Leaves that only some dialects are ever given: decimals are computed where that is exact. */
export const decimalLeaf: Leaf = write(
  update("counter", scan("counter"), [change("amount", "multiply", 0)], null),
  null,
);
