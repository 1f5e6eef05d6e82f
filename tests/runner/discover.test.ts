import { test } from "uvu";
import * as assert from "uvu/assert";
import { discoverGroups } from "./discover.ts";
import { node22 } from "./node22.ts";

test("a folder named node22 is run by a Node 22, or left out with the reason, and all others by this Node", () => {
  const { groups, leftOut } = discoverGroups(["tests/conformance"]);
  const found = new Map(groups.map(({ name, node }) => [name, node]));
  assert.is(found.get("tests/conformance"), process.execPath);
  assert.is(found.get("tests/conformance/node22") ?? null, node22());
  const sentence = "tests/conformance/node22, which needs Node 22";
  assert.is(leftOut.includes(sentence), node22() === null);
});

test("a property is a group of its own, beside that of the other files of its folder", () => {
  const names = discoverGroups(["tests/equivalence/"]).groups.map(({ name }) => name);
  assert.ok(names.includes("tests/equivalence"));
  assert.ok(names.includes("tests/equivalence/reads.property.test.ts"));
  assert.not(names.includes("tests/equivalence/oracle.test.ts"));
});

test.run();
