import * as assert from "node:assert/strict";
import { test } from "uvu";
import { defineSchema, id, model, string } from "../../../compiler/schema/index.ts";
import { clearingStatements } from "./clearing-statements.ts";

const quote = (name: string) => name;

test("children go before the rows that they must refer to", () => {
  const schema = defineSchema({
    parent: model({ table: "parents", fields: { id: id() } }),
    child: model({ table: "children", fields: { id: id(), parent: string().references("parent.id") } }),
  });
  assert.deepEqual(clearingStatements(schema.catalog, quote), [
    "delete from children",
    "delete from parents",
  ]);
});

test("a circle is opened where a reference may be null", () => {
  const schema = defineSchema({
    owner: model({
      table: "owners",
      fields: { id: id(), favourite: string().nullable().references("pet.id") },
    }),
    pet: model({ table: "pets", fields: { id: id(), owner: string().references("owner.id") } }),
  });
  assert.deepEqual(clearingStatements(schema.catalog, quote), [
    "update owners set favourite = null",
    "delete from pets",
    "delete from owners",
  ]);
});

test("references that may be null decide where no circle does", () => {
  const schema = defineSchema({
    tag: model({ table: "tags", fields: { id: id() } }),
    note: model({ table: "notes", fields: { id: id(), tag: string().nullable().references("tag.id") } }),
  });
  assert.deepEqual(clearingStatements(schema.catalog, quote), ["delete from notes", "delete from tags"]);
});

test("what refers to a column is led nowhere before the column is", () => {
  const schema = defineSchema({
    owner: model({
      table: "owners",
      fields: {
        id: id(),
        pet: string().nullable().unique().references("pet.id"),
        friend: string().nullable().references("owner.pet"),
      },
    }),
    pet: model({ table: "pets", fields: { id: id(), owner: string().references("owner.id") } }),
  });
  assert.deepEqual(clearingStatements(schema.catalog, quote), [
    "update owners set friend = null",
    "update owners set pet = null",
    "delete from pets",
    "delete from owners",
  ]);
});

test.run();
