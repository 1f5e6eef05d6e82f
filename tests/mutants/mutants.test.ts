import { existsSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MUTANTS } from "./mutants/index.ts";
import { PROPERTIES } from "./properties.ts";

/** A mutant whose text is not there any more would never be planted again. */
test("every mutant can be planted, in one place", () => {
  const lost = MUTANTS.filter(({ file, find }) => readFileSync(file, "utf8").split(find).length !== 2);
  assert.equal(
    lost.map(({ name, file }) => `${name} in ${file}`),
    [],
  );
});

test("no two mutants have one name, and each changes something", () => {
  assert.is(new Set(MUTANTS.map(({ name }) => name)).size, MUTANTS.length);
  assert.ok(MUTANTS.every(({ find, replace, killers }) => find !== replace && killers.length > 0));
});

test("every property has its test files", () => {
  const files = Object.values(PROPERTIES).flatMap((property) => property.files);
  assert.equal(
    files.filter((file) => !existsSync(file)),
    [],
  );
});

test.run();
