import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Catalog, Field, Model } from "../../../ir/catalog.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { insertMany } from "../../../ir/logical/insert.ts";
import { fieldOutput, nestOutput, project } from "../../../ir/logical/project.ts";
import { related } from "../../../ir/logical/related.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { compare } from "../../../ir/predicate/compare.ts";
import { inList } from "../../../ir/predicate/in-list.ts";
import { or } from "../../../ir/predicate/or.ts";
import type { Predicate } from "../../../ir/predicate/predicate.ts";
import { createTables, queryLeaf, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { openNestingTargets, openTargets } from "./support/target.ts";

const COLUMNS = 220;
const LINK = { from: "f0", to: "f0", through: null };

/** More columns than a function has arguments anywhere. */
const wide = wideModel();
const catalog: Catalog = { models: { wide } };
const names = wide.fields.map((field) => field.name);
const row = wide.fields.map((field, at): Cell => cellOf(field, at));

function wideModel(): Model {
  const fields = Array.from({ length: COLUMNS }, (_, at): Field => {
    const kind = at === 0 ? "string" : ((["integer", "json", "string"] as const)[at % 3] ?? "string");
    return {
      name: `f${at}`,
      column: `f${at}`,
      kind,
      nullable: at > 0,
      values: null,
      fill: { kind: at > 0 ? "null" : "required" },
      references: null,
      description: null,
    };
  });
  const primary = { name: "f0", fields: ["f0"] };
  return {
    name: "wide",
    table: "wides",
    namespace: null,
    fields,
    primaryKey: ["f0"],
    uniqueKeys: [primary],
    indexes: [],
    relations: [],
    expires: null,
    description: null,
  };
}

function cellOf({ kind }: Field, at: number): Cell {
  if (at % 7 === 5) return null;
  return kind === "integer" ? at : kind === "json" ? { at: [at, "x"] } : `text ${at}`;
}

const test = suite("limits of real databases");

test("a related row may have more columns than a function has arguments", async () => {
  const nested = (cardinality: "one" | "many") =>
    nestOutput(cardinality, cardinality, false, project(related("wide", LINK), names.map(fieldOutput)));
  for (const target of await openNestingTargets()) {
    try {
      await createTables(target, catalog);
      await runLeaf(target, catalog, writeLeaf(catalog, insertMany("wide", names, 0, [])), [[row]]);
      const query = project(scan("wide"), [nested("one"), nested("many")]);
      for (const many of ["correlated", "grouped"] as const) {
        const { rows } = await runLeaf(target, catalog, queryLeaf(catalog, query, { nests: { many } }), []);
        assert.equal(rows, [[row, [row]]], `${target.name}, ${many}`);
      }
    } finally {
      await target.close();
    }
  }
});

test("a condition may have as many parts as a call is allowed, a list ten thousand items", async () => {
  const slots: unknown[] = Array.from({ length: 2_000 }, (_, at) => `k${at}`);
  const parts = slots.map((_, slot): Predicate => compare("eq", "f0", slot));
  const items = Array.from({ length: 10_000 }, (_, at) => `k${at}`);
  for (const target of await openTargets()) {
    try {
      await createTables(target, catalog);
      const keys = [["k1999"], ["k9999"], ["x"]];
      await runLeaf(target, catalog, writeLeaf(catalog, insertMany("wide", ["f0"], 0, [])), [keys]);
      const select = (predicate: Predicate) =>
        queryLeaf(catalog, project(filter(scan("wide"), predicate), [fieldOutput("f0")]));
      const some = await runLeaf(target, catalog, select(or(parts)), slots);
      assert.equal(some.rows, [["k1999"]], target.name);
      const listed = await runLeaf(target, catalog, select(inList("f0", 0, false)), [items]);
      assert.equal(listed.rows.map(([cell]) => cell).sort(), ["k1999", "k9999"], target.name);
    } finally {
      await target.close();
    }
  }
});

test.run();
