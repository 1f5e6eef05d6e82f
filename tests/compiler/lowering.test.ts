import { test } from "uvu";
import * as assert from "uvu/assert";
import { lower } from "../../compiler/lower/lower.ts";
import { defineSchema, model, string, unique } from "../../compiler/schema/index.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Method } from "../../compiler/shape/method.ts";
import { printLogical } from "../../ir/logical/print-logical.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { readShape } from "./support/read-shape.ts";

const ID = { id: true };

/** The lowered plan without the projection around it. */
function rowsOf(
  name: string,
  args: unknown,
  method: Method = "findMany",
  schema: AnySchema = farmSchema,
): string {
  const { words } = readShape(schema, { model: name, method, args });
  const lines = printLogical(lower(words, schema.catalog).plan).split("\n");
  const first = lines.findIndex((line) => /^ *(sort|limit|filter|scan)/.test(line));
  return lines
    .slice(first)
    .map((line) => line.trim())
    .join(" < ");
}

test("where nothing depends on an order, there is none", () => {
  assert.is(rowsOf("person", {}), "scan person");
  assert.is(rowsOf("person", { where: { name: "a" } }), "filter ((name = $0)) < scan person");
});

test("an order is completed by the primary key", () => {
  assert.is(rowsOf("person", { orderBy: { name: "desc" } }), "sort name desc, id asc < scan person");
  assert.is(
    rowsOf("person", { orderBy: [{ name: "desc", bossId: "asc" }, { email: "asc" }] }),
    "sort name desc, bossId asc, email asc, id asc < scan person",
  );
  assert.is(rowsOf("person", { orderBy: [] }), "sort id asc < scan person");
});

test("a field counts where it is mentioned first, the primary key too", () => {
  assert.is(
    rowsOf("person", { orderBy: [{ name: "asc" }, { id: "desc" }, { name: "desc" }] }),
    "sort name asc, id desc < scan person",
  );
});

test("take, skip and the first row rest on the order of the primary key", () => {
  assert.is(rowsOf("person", { take: 1 }), "limit take $0 < sort id asc < scan person");
  assert.is(rowsOf("person", { skip: 1 }), "limit skip $0 < sort id asc < scan person");
  assert.is(rowsOf("person", {}, "findFirst"), "limit take 1 < sort id asc < scan person");
  assert.is(
    rowsOf("person", { where: { name: "a" }, data: {} }, "update"),
    "limit take 1 < sort id asc < filter ((name = $0)) < scan person",
  );
});

test("a primary key of several fields completes with all of them", () => {
  const schema = defineSchema({
    seat: model({
      table: "seats",
      fields: { hall: string(), place: string(), guest: string().nullable() },
      unique: [unique(["hall", "place"])],
    }),
  });
  const rows = (args: unknown) => rowsOf("seat", args, "findMany", schema);
  assert.is(rows({ take: 1 }), "limit take $0 < sort hall asc, place asc < scan seat");
  assert.is(rows({ orderBy: { place: "desc" } }), "sort place desc, hall asc < scan seat");
});

test("what is nested is completed in the same way", () => {
  const nested = (relation: unknown) => rowsOf("farm", { select: { plots: relation } });
  const link = "related plot by farmId = id < scan farm";
  assert.is(nested({ select: ID, orderBy: { crop: "asc" } }), `sort crop asc, id asc < ${link}`);
  assert.is(nested({ select: ID, take: 2 }), `limit take $0 < sort id asc < ${link}`);
});

test("a to-one relation over a key that is not unique takes the first by primary key", () => {
  assert.is(
    rowsOf("farm", { select: { mainPlot: { select: ID } } }),
    "limit take 1 < sort id asc < related plot by farmId = id < scan farm",
  );
  assert.is(rowsOf("farm", { select: { office: { select: ID } } }), "scan farm");
});

test("NOT with a list holds for none of them, NOT with an object for not all of it", () => {
  const where = (value: unknown) => rowsOf("person", { where: value }).replace(" < scan person", "");
  assert.is(where({ NOT: [{ name: "a" }, { name: "b" }] }), "filter (not (((name = $0)) or ((name = $1))))");
  assert.is(where({ NOT: { name: "a", email: "b" } }), "filter (not (((name = $0) and (email = $1))))");
  assert.is(where({ AND: { name: "a" } }), where({ AND: [{ name: "a" }] }));
  assert.is(where({ OR: { name: "a" } }), where({ OR: [{ name: "a" }] }));
});

test("empty connectives keep their meaning", () => {
  const where = (value: unknown) => rowsOf("person", { where: value }).replace(" < scan person", "");
  assert.is(where({ AND: [] }), "filter (and())");
  assert.is(where({ OR: [] }), "filter (or())");
  assert.is(where({}), "filter and()");
  assert.is(where({ OR: [{}] }), "filter ((and()))");
});

test("a required relation is not required any more where it is filtered", () => {
  const plan = (person: unknown) => {
    const args = { select: { person } };
    const { words } = readShape(farmSchema, { model: "employment", method: "findMany", args });
    return printLogical(lower(words, farmSchema.catalog).plan);
  };
  assert.match(plan(true), "nest person (one, required)");
  assert.match(plan({ select: ID }), "nest person (one, required)");
  assert.match(plan({ where: { name: "a" } }), "nest person (one)");
});

test.run();
