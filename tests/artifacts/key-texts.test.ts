import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, enumeration, model, string, unique } from "../../compiler/schema/index.ts";
import {
  renderDrizzleSchema,
  renderPrismaSchema,
  renderSafeSql,
  renderTypeormSchema,
} from "../../engine/artifacts/index.ts";

const schema = defineSchema({
  cell: model({
    table: "cells",
    fields: { a: string(), b: string(), c: string(), d: enumeration(["x", "y"]), e: string() },
    unique: [unique(["a", "b", "c", "d"])],
  }),
});

/** The lengths of the texts in a key, by how the artifact writes them. */
function lengthsIn(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, length]) => Number(length));
}

/** InnoDB's limit. */
const KEY_BYTES_MAX = 3072;

test("the texts of a key have room in it together, in whatever is made for MySQL", () => {
  const lengths = {
    sql: lengthsIn(renderSafeSql(schema, { dialect: "mysql" }), /varchar\((\d+)\)/g),
    mariadb: lengthsIn(renderSafeSql(schema, { dialect: "mariadb" }), /varchar\((\d+)\)/g),
    drizzle: lengthsIn(renderDrizzleSchema(schema, { dialect: "mysql" }), /length: (\d+)/g),
    typeorm: lengthsIn(renderTypeormSchema(schema, { dialect: "mysql" }), /length: (\d+)/g),
    // Its enumerations are types of their own, of two bytes.
    prisma: lengthsIn(renderPrismaSchema(schema, { provider: "mysql" }), /VarChar\((\d+)\)/g),
  };
  for (const [artifact, found] of Object.entries(lengths)) {
    assert.is(found.length, artifact === "prisma" ? 3 : 4, artifact);
    const bytes = found.reduce((sum, length) => sum + 4 * length, 0);
    assert.ok(bytes <= KEY_BYTES_MAX && bytes > KEY_BYTES_MAX / 2, `${artifact}: ${bytes}`);
  }
});

test.run();
